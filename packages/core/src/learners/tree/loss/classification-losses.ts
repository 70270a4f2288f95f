import { exp } from '../../../util/exp.ts'
import { log } from '../../../util/log.ts'
import type { BoostArrays } from '../boost/boost-arrays.ts'
import type { Loss } from './loss.ts'
import { gradientsByKernel } from './gradients-by-kernel.ts'
import { pointwiseLoss } from './pointwise-loss.ts'
import { weightedAverage } from './weighted-average.ts'

/** A class that no row has starts as if half a row had it. */
function boundedShare(share: number, rowCount: number): number {
  const least = 0.5 / Math.max(rowCount, 1)
  return Math.min(Math.max(share, least), 1 - least)
}

export const logisticLoss: Loss = {
  ...pointwiseLoss({
    link: 'logistic',
    start: (labels, weights) => {
      const share = boundedShare(weightedAverage(labels, weights), labels.length)
      return log(share / (1 - share))
    },
    gradient: (score, label) => 1 / (1 + exp(-score)) - label,
    hessian: (score) => {
      const p = 1 / (1 + exp(-score))
      return p * (1 - p)
    },
    loss: (score, label) => log(1 + exp(-Math.abs(score))) + (label === 1 ? Math.max(-score, 0) : Math.max(score, 0)),
  }),
  gradients: (arrays) => gradientsByKernel(arrays, arrays.kernels.logisticGradients),
}

/** One score a class; the hessian is scaled by K / (K − 1), as one score of K is redundant. */
export function softmaxLoss(classes: number): Loss {
  let logTotals: Float64Array = new Float64Array(0)
  const factor = classes > 1 ? classes / (classes - 1) : 1
  return {
    link: 'softmax',
    scoreCount: classes,
    unitHessian: false,
    start: (labels, weights) =>
      Float64Array.from({ length: classes }, (_, k) => {
        const isClass = labels.map((label) => (label === k ? 1 : 0))
        return log(boundedShare(weightedAverage(isClass, weights), labels.length))
      }),
    beginRound: ({ scores, rowCount }) => {
      logTotals = rowLogTotals(scores, rowCount, classes)
    },
    gradients: (arrays, k) => writeGradients(arrays, k, logTotals, factor),
    mean: (scores, labels, weights) => {
      const totals = rowLogTotals(scores, labels.length, classes)
      return weightedAverage(
        labels.map((label, i) => totals[i] - scores[label * labels.length + i]),
        weights,
      )
    },
  }
}

/** log Σ_k e^score of each row. */
function rowLogTotals(scores: Float64Array, rowCount: number, classes: number): Float64Array {
  const totals = new Float64Array(rowCount)
  for (let i = 0; i < rowCount; i++) {
    let top = scores[i]
    for (let k = 1; k < classes; k++) top = Math.max(top, scores[k * rowCount + i])
    let sum = 0
    for (let k = 0; k < classes; k++) sum += exp(scores[k * rowCount + i] - top)
    totals[i] = top + log(sum)
  }
  return totals
}

function writeGradients(
  { scores, labels, weights, rowCount, gradients, hessians, out }: BoostArrays,
  k: number,
  logTotals: Float64Array,
  factor: number,
): void {
  let sizes = 0
  let sumG = 0
  let sumH = 0
  for (let i = 0; i < rowCount; i++) {
    const weight = weights.length > 0 ? weights[i] : 1
    const p = exp(scores[k * rowCount + i] - logTotals[i])
    const g = weight * (p - (labels[i] === k ? 1 : 0))
    const h = weight * factor * (p * (1 - p))
    gradients[i] = g
    hessians[i] = h
    sizes += Math.abs(g)
    sumG += g
    sumH += h
  }
  out[0] = sizes
  out[1] = sumH
  out[2] = sumG
}
