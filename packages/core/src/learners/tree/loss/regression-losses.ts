import { exp } from '../../../util/exp.ts'
import { log } from '../../../util/log.ts'
import type { Loss } from './loss.ts'
import { gradientsByKernel } from './gradients-by-kernel.ts'
import { pointwiseLoss } from './pointwise-loss.ts'
import { weightedAverage } from './weighted-average.ts'
import { weightedQuantile } from './weighted-quantile.ts'

export const squaredError: Loss = {
  ...pointwiseLoss({
    link: 'identity',
    unitHessian: true,
    start: weightedAverage,
    gradient: (score, label) => score - label,
    hessian: () => 1,
    loss: (score, label) => (score - label) * (score - label),
  }),
  gradients: (arrays) => gradientsByKernel(arrays, arrays.kernels.squaredGradients),
}

/** Pinball loss; the median (absolute error) at ½. Leaves hold the quantile of their residuals. */
export function quantileLoss(alpha: number): Loss {
  return pointwiseLoss({
    link: 'identity',
    unitHessian: true,
    leafQuantile: alpha,
    start: (labels, weights) => weightedQuantile(labels, weights, alpha),
    gradient: (score, label) => (label > score ? -alpha : label < score ? 1 - alpha : 0),
    hessian: () => 1,
    loss: (score, label) => (label >= score ? alpha * (label - score) : (1 - alpha) * (score - label)),
  })
}

/** Squares up to `delta` times the spread of the target (its median distance from the median), lines beyond. */
export function huberLoss(delta: number, labels: Float64Array, weights: Float64Array): Loss {
  const median = weightedQuantile(labels, weights, 0.5)
  const spread =
    weightedQuantile(
      labels.map((label) => Math.abs(label - median)),
      weights,
      0.5,
    ) || 1
  const edge = delta * spread
  return pointwiseLoss({
    link: 'identity',
    unitHessian: true,
    start: () => median,
    gradient: (score, label) => Math.min(Math.max(score - label, -edge), edge),
    hessian: () => 1,
    loss: (score, label) => {
      const size = Math.abs(score - label)
      return size <= edge ? 0.5 * size * size : edge * (size - 0.5 * edge)
    },
  })
}

const logOfMean = (labels: Float64Array, weights: Float64Array): number =>
  log(Math.max(weightedAverage(labels, weights), 1e-300))

/** Counts: −log likelihood of Poisson, up to a constant. */
export const poisson: Loss = pointwiseLoss({
  link: 'log',
  start: logOfMean,
  gradient: (score, label) => exp(score) - label,
  hessian: (score) => exp(score),
  loss: (score, label) => exp(score) - label * score,
})

/** Positive amounts whose spread grows with their mean. */
export const gamma: Loss = pointwiseLoss({
  link: 'log',
  start: logOfMean,
  gradient: (score, label) => 1 - label * exp(-score),
  hessian: (score, label) => label * exp(-score),
  loss: (score, label) => label * exp(-score) + score,
})

/** Between Poisson (power 1) and gamma (power 2): amounts that are often 0. */
export function tweedieLoss(power: number): Loss {
  return pointwiseLoss({
    link: 'log',
    start: logOfMean,
    gradient: (score, label) => exp((2 - power) * score) - label * exp((1 - power) * score),
    hessian: (score, label) => (2 - power) * exp((2 - power) * score) - label * (1 - power) * exp((1 - power) * score),
    loss: (score, label) => exp((2 - power) * score) / (2 - power) - (label * exp((1 - power) * score)) / (1 - power),
  })
}
