import type { Task } from '../matrix/task.ts'
import { invalid } from '../util/error.ts'
import { classWeightParam, rowWeightsOf } from './class-weights.ts'
import type { Learner } from './learner.ts'
import { startTraining, type Training } from './training.ts'
import { binnedDataset } from './tree/binned-dataset.ts'
import { boost, type BoostParams } from './tree/boost/boost.ts'
import { logisticLoss, softmaxLoss } from './tree/loss/classification-losses.ts'
import type { Loss } from './tree/loss/loss.ts'
import { gamma, huberLoss, poisson, quantileLoss, squaredError, tweedieLoss } from './tree/loss/regression-losses.ts'
import { pickNumbers } from '../util/pick-numbers.ts'

export type GradientBoostingParams = {
  readonly nEstimators: number
  readonly learningRate: number
  readonly numLeaves: number
  readonly maxDepth: number
  readonly minDataInLeaf: number
  readonly minSumHessianInLeaf: number
  readonly minGainToSplit: number
  readonly lambdaL1: number
  readonly lambdaL2: number
  readonly subsample: number
  readonly featureFraction: number
  readonly featureFractionByNode: number
  readonly maxBins: number
  readonly catL2: number
  readonly catSmooth: number
  readonly maxDeltaStep: number
  readonly loss: 'auto' | 'squaredError' | 'absoluteError' | 'huber' | 'quantile' | 'poisson' | 'gamma' | 'tweedie'
  readonly alpha: number
  readonly tweediePower: number
  readonly classWeight: 'none' | 'balanced'
  readonly earlyStoppingRounds: number
  readonly monotoneConstraints: readonly number[]
  readonly interactionConstraints: readonly (readonly number[])[]
}

/** Boosted histogram trees, grown leaf by leaf: usually the most accurate learner on tables. */
export const gradientBoosting: Learner<GradientBoostingParams> = {
  name: 'gradientBoosting',
  title: 'Gradient boosting',
  tasks: ['binary', 'multiclass', 'regression'],
  encoding: 'tree',
  complexity: 6,
  params: {
    nEstimators: {
      type: 'integer',
      default: 100,
      min: 1,
      max: 100_000,
      search: { low: 50, high: 1000, scale: 'log' },
      doc: 'Rounds; each adds one tree (one a class for several classes).',
    },
    learningRate: {
      type: 'number',
      default: 0.1,
      min: 1e-6,
      max: 1,
      search: { low: 0.01, high: 0.3, scale: 'log' },
      doc: 'Share of each tree that is added.',
    },
    numLeaves: {
      type: 'integer',
      default: 31,
      min: 2,
      max: 65_536,
      search: { low: 7, high: 127, scale: 'log' },
      doc: 'Most leaves of a tree.',
    },
    maxDepth: { type: 'integer', default: 0, min: 0, max: 1000, doc: 'Most tests on a path; 0 is no limit.' },
    minDataInLeaf: {
      type: 'integer',
      default: 20,
      min: 0,
      max: 1_000_000_000,
      search: { low: 5, high: 100, scale: 'log' },
      doc: 'Least rows of a leaf, estimated from the hessian.',
    },
    minSumHessianInLeaf: { type: 'number', default: 1e-3, min: 0, max: 1e9, doc: 'Least sum of hessians of a leaf.' },
    minGainToSplit: { type: 'number', default: 0, min: 0, max: 1e300, doc: 'Least gain of a split.' },
    lambdaL1: { type: 'number', default: 0, min: 0, max: 1e9, doc: 'L1 penalty on leaf outputs.' },
    lambdaL2: {
      type: 'number',
      default: 0,
      min: 0,
      max: 1e9,
      search: { low: 1e-3, high: 100, scale: 'log' },
      doc: 'L2 penalty on leaf outputs.',
    },
    subsample: {
      type: 'number',
      default: 1,
      min: 1e-6,
      max: 1,
      search: { low: 0.5, high: 1, scale: 'linear' },
      doc: 'Share of the rows drawn for each round, without replacement.',
    },
    featureFraction: {
      type: 'number',
      default: 1,
      min: 1e-6,
      max: 1,
      search: { low: 0.3, high: 1, scale: 'linear' },
      doc: 'Share of the features drawn for each round.',
    },
    featureFractionByNode: {
      type: 'number',
      default: 1,
      min: 1e-6,
      max: 1,
      doc: 'Share of the features drawn for each node.',
    },
    maxBins: { type: 'integer', default: 255, min: 2, max: 255, doc: 'Most bins of a feature.' },
    catL2: { type: 'number', default: 10, min: 0, max: 1e9, doc: 'L2 penalty on splits by a subset of categories.' },
    catSmooth: {
      type: 'number',
      default: 10,
      min: 0,
      max: 1e9,
      doc: 'Added to the hessian of a category when categories are ordered; rarer ones are not split off.',
    },
    maxDeltaStep: {
      type: 'number',
      default: 0,
      min: 0,
      max: 1e9,
      doc: 'Largest output of a leaf before the learning rate; 0 is 10 for classes, no limit for regression.',
    },
    loss: {
      type: 'choice',
      default: 'auto',
      choices: ['auto', 'squaredError', 'absoluteError', 'huber', 'quantile', 'poisson', 'gamma', 'tweedie'],
      doc: 'Loss of a regression; auto is the squared error. Classes always take the log loss.',
    },
    alpha: {
      type: 'number',
      default: 0.5,
      min: 1e-6,
      max: 100,
      doc: 'quantile: which one (below 1). huber: where squares become lines, in median distances from the median.',
    },
    tweediePower: {
      type: 'number',
      default: 1.5,
      min: 1.01,
      max: 1.99,
      doc: 'tweedie: nearer 1 is Poisson, nearer 2 is gamma.',
    },
    classWeight: classWeightParam,
    earlyStoppingRounds: {
      type: 'integer',
      default: 50,
      min: 0,
      max: 100_000,
      doc: 'With validation rows: stop after so many rounds without a better loss; 0 never.',
    },
    monotoneConstraints: {
      type: 'list',
      default: [],
      check: isConstraintList,
      doc: 'one of −1, 0, 1 for each feature (decreasing, free, increasing); empty: all free',
    },
    interactionConstraints: {
      type: 'list',
      default: [],
      check: isGroupList,
      doc: 'lists of feature indices that may stand on one path; empty: all may',
    },
  },
  async fit(X, y, params, run) {
    const training = startTraining(gradientBoosting, X, y, params, run)
    const dataset = await binnedDataset(X, training.params.maxBins, run.signal)
    const weights = rowWeightsOf(training, training.params.classWeight)
    const labels = pickNumbers(y, training.rows)
    const validationRows = run.validationRows && run.validationRows.length > 0 ? run.validationRows : null
    return boost({
      dataset,
      rows: training.rows,
      labels,
      weights,
      validationRows,
      validationLabels: validationRows ? pickNumbers(y, validationRows) : new Float64Array(0),
      validationWeights:
        validationRows && training.weights ? pickNumbers(training.weights, validationRows) : new Float64Array(0),
      loss: lossOf(training, labels, weights ?? new Float64Array(0)),
      params: boostParams(training),
      run,
    })
  },
}

function isConstraintList(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => item === -1 || item === 0 || item === 1)
}

function isGroupList(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every((group) => Array.isArray(group) && group.every((item) => Number.isInteger(item) && item >= 0))
  )
}

const lossOfTask: {
  readonly [T in Task]: (
    training: Training<GradientBoostingParams>,
    labels: Float64Array,
    weights: Float64Array,
  ) => Loss
} = {
  binary: () => logisticLoss,
  multiclass: ({ classes }) => softmaxLoss(classes),
  regression: regressionLoss,
}

function lossOf(training: Training<GradientBoostingParams>, labels: Float64Array, weights: Float64Array): Loss {
  return lossOfTask[training.task](training, labels, weights)
}

function regressionLoss(training: Training<GradientBoostingParams>, labels: Float64Array, weights: Float64Array): Loss {
  const { params } = training
  switch (params.loss) {
    case 'auto':
    case 'squaredError':
      return squaredError
    case 'absoluteError':
      return quantileLoss(0.5)
    case 'quantile':
      if (params.alpha >= 1)
        throw invalid('gradientBoosting.alpha', params.alpha, 'above 0 and below 1 for the quantile loss')
      return quantileLoss(params.alpha)
    case 'huber':
      return huberLoss(params.alpha, labels, weights)
    case 'poisson':
      return demandLabels(poisson, training, labels, 0)
    case 'tweedie':
      return demandLabels(tweedieLoss(params.tweediePower), training, labels, 0)
    case 'gamma':
      return demandLabels(gamma, training, labels, Number.MIN_VALUE)
  }
}

function demandLabels(
  loss: Loss,
  { rows, params }: Training<GradientBoostingParams>,
  labels: Float64Array,
  least: number,
): Loss {
  const at = labels.findIndex((label) => !(label >= least))
  if (at >= 0)
    throw invalid(
      `target of row ${rows[at]} for the ${params.loss} loss`,
      labels[at],
      least > 0 ? 'above 0' : '0 or above',
    )
  return loss
}

/** A leaf of one rare class would else leap: its gradient is near 1, its hessian near 0. */
const SAFE_STEP = 10

function boostParams({ params, X, task }: Training<GradientBoostingParams>): BoostParams {
  const { monotoneConstraints, interactionConstraints } = params
  const width = X.features.length
  if (monotoneConstraints.length > 0 && monotoneConstraints.length !== width)
    throw invalid(
      'length of gradientBoosting.monotoneConstraints',
      monotoneConstraints.length,
      `${width}, one a feature`,
    )
  const outside = interactionConstraints.flat().find((feature) => feature >= width)
  if (outside !== undefined)
    throw invalid('gradientBoosting.interactionConstraints', outside, `feature indices 0 … ${width - 1}`)
  const isMonotone = monotoneConstraints.some((direction) => direction !== 0)
  return {
    ...params,
    maxDepth: params.maxDepth === 0 ? Infinity : params.maxDepth,
    maxDeltaStep: params.maxDeltaStep > 0 ? params.maxDeltaStep : task === 'regression' ? Infinity : SAFE_STEP,
    monotone: isMonotone ? Int8Array.from(monotoneConstraints) : null,
    interactions: interactionConstraints.length > 0 ? interactionConstraints : null,
  }
}
