import { breathe } from '../util/yield-to-event-loop.ts'
import type { Learner } from './learner.ts'
import { centredMoments, type CentredMoments } from './linear/centred-moments.ts'
import { linearModelOf } from './linear/linear-model.ts'
import { startTraining } from './training.ts'

export type ElasticNetParams = {
  readonly alpha: number
  readonly l1Ratio: number
  readonly maxIter: number
  readonly tol: number
}

/** Least squares with L1 and L2 penalties, by coordinate descent on the Gram matrix (scikit-learn's ElasticNet). */
export const elasticNet: Learner<ElasticNetParams> = {
  name: 'elasticNet',
  title: 'Elastic net',
  tasks: ['regression'],
  encoding: 'linear',
  complexity: 3,
  params: {
    alpha: {
      type: 'number',
      default: 0.01,
      min: 0,
      max: 1e9,
      search: { low: 1e-4, high: 10, scale: 'log' },
      doc: 'Strength of both penalties, on the mean of squared errors.',
    },
    l1Ratio: {
      type: 'number',
      default: 0.5,
      min: 0,
      max: 1,
      search: { low: 0.05, high: 1, scale: 'linear' },
      doc: 'Share of the L1 penalty: 1 is the lasso, 0 is ridge.',
    },
    maxIter: { type: 'integer', default: 1000, min: 1, max: 1_000_000, doc: 'Most passes over all coefficients.' },
    tol: {
      type: 'number',
      default: 1e-6,
      min: 0,
      max: 1,
      doc: 'Stop when no coefficient (of a standardised column, in standard deviations of the target) moves by more.',
    },
  },
  async fit(X, y, params, run) {
    const training = startTraining(elasticNet, X, y, params, run)
    const moments = await centredMoments(training)
    const { coefficients, rounds } = await descend(moments, training.params, run.signal)
    const model = linearModelOf(
      moments,
      { task: 'regression', classes: 1, link: 'identity' },
      coefficients,
      Float64Array.of(moments.targetMean),
    )
    const width = moments.features.length + 1
    const warnings = rounds > training.params.maxIter ? [`no convergence in ${training.params.maxIter} passes`] : []
    return { model, details: { work: moments.rowCount * width * width, rounds, warnings } }
  },
}

/** Minimises ½·mean (y − Xb)² + alpha·(l1Ratio·|b| + ½·(1 − l1Ratio)·b²), b in the units of the features. */
async function descend(
  { gram, right, total, weightSum, scales }: CentredMoments,
  { alpha, l1Ratio, maxIter, tol }: ElasticNetParams,
  signal?: AbortSignal,
): Promise<{ coefficients: Float64Array; rounds: number }> {
  const width = scales.length
  const coefficients = new Float64Array(width)
  const gradient = right.map((sum) => sum / weightSum)
  const spread = Math.sqrt(Math.max(total / weightSum, 0))
  let rounds = 0
  for (let largestMove = Infinity; largestMove > tol * spread && rounds <= maxIter; rounds++) {
    await breathe(signal)
    largestMove = 0
    for (let j = 0; j < width; j++) {
      const diagonal = gram[j * width + j] / weightSum
      const l1 = (alpha * l1Ratio) / scales[j]
      const l2 = (alpha * (1 - l1Ratio)) / (scales[j] * scales[j])
      const pull = gradient[j] + diagonal * coefficients[j]
      const next = pull > l1 ? (pull - l1) / (diagonal + l2) : pull < -l1 ? (pull + l1) / (diagonal + l2) : 0
      const move = next - coefficients[j]
      if (move === 0) continue
      coefficients[j] = next
      for (let k = 0; k < width; k++) gradient[k] -= (gram[k * width + j] / weightSum) * move
      largestMove = Math.max(largestMove, Math.abs(move))
    }
  }
  return { coefficients, rounds }
}
