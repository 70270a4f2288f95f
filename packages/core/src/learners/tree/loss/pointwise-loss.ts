import type { Link } from '../../../models/model.ts'
import type { BoostArrays } from '../boost/boost-arrays.ts'
import type { Loss } from './loss.ts'

/** One score and a formula per row. */
export interface PointwiseFormula {
  readonly link: Link
  readonly unitHessian?: boolean
  readonly leafQuantile?: number
  start(labels: Float64Array, weights: Float64Array): number
  gradient(score: number, label: number): number
  hessian(score: number, label: number): number
  loss(score: number, label: number): number
}

/** The loss of a formula: the loops around it. */
export function pointwiseLoss(formula: PointwiseFormula): Loss {
  return {
    link: formula.link,
    scoreCount: 1,
    unitHessian: formula.unitHessian ?? false,
    ...(formula.leafQuantile === undefined ? {} : { leafQuantile: formula.leafQuantile }),
    start: (labels, weights) => Float64Array.of(formula.start(labels, weights)),
    gradients: (arrays) => writeGradients(arrays, formula),
    mean: (scores, labels, weights) => meanLoss(scores, labels, weights, formula),
  }
}

function writeGradients(
  { scores, labels, weights, gradients, hessians, rowCount, out }: BoostArrays,
  { gradient, hessian }: PointwiseFormula,
): void {
  out.fill(0)
  for (let i = 0; i < rowCount; i++) {
    const weight = weights.length > 0 ? weights[i] : 1
    gradients[i] = weight * gradient(scores[i], labels[i])
    hessians[i] = weight * hessian(scores[i], labels[i])
    out[0] += Math.abs(gradients[i])
    out[1] += hessians[i]
    out[2] += gradients[i]
  }
}

function meanLoss(
  scores: Float64Array,
  labels: Float64Array,
  weights: Float64Array,
  { loss }: PointwiseFormula,
): number {
  let total = 0
  let weightSum = 0
  for (let i = 0; i < labels.length; i++) {
    const weight = weights.length > 0 ? weights[i] : 1
    total += weight * loss(scores[i], labels[i])
    weightSum += weight
  }
  return total / weightSum
}
