import { classWeightParam, rowWeightsOf } from './class-weights.ts'
import type { Learner } from './learner.ts'
import { startTraining } from './training.ts'
import { growForest } from './tree/forest/grow-forest.ts'

/** Up to here every distinct value is tried; beyond, bins lose nothing that the noise would not hide. */
const EXACT_ROWS = 10_000

export type DecisionTreeParams = {
  readonly maxDepth: number
  readonly minSamplesLeaf: number
  readonly minSamplesSplit: number
  readonly maxLeafNodes: number
  readonly ccpAlpha: number
  readonly maxBins: number
  readonly classWeight: 'none' | 'balanced'
}

/** One tree that a person can read (CART): every split is the best one, weak branches can be pruned. */
export const decisionTree: Learner<DecisionTreeParams> = {
  name: 'decisionTree',
  title: 'Decision tree',
  tasks: ['binary', 'multiclass', 'regression'],
  encoding: 'tree',
  complexity: 3,
  params: {
    maxDepth: {
      type: 'integer',
      default: 6,
      min: 0,
      max: 100_000,
      search: { low: 2, high: 12, scale: 'linear' },
      doc: 'Most tests on a path; 0 grows until leaves are pure.',
    },
    minSamplesLeaf: {
      type: 'integer',
      default: 5,
      min: 1,
      max: 1_000_000_000,
      search: { low: 1, high: 100, scale: 'log' },
      doc: 'Least rows of a leaf.',
    },
    minSamplesSplit: {
      type: 'integer',
      default: 2,
      min: 2,
      max: 1_000_000_000,
      doc: 'Least rows of a node that is split.',
    },
    maxLeafNodes: {
      type: 'integer',
      default: 0,
      min: 0,
      max: 1_000_000_000,
      doc: 'Most leaves, weakest branches pruned first; 0 is no limit.',
    },
    ccpAlpha: {
      type: 'number',
      default: 0,
      min: 0,
      max: 1e300,
      search: { low: 1e-5, high: 0.1, scale: 'log' },
      doc: 'Cost-complexity pruning: a branch must lower the impurity by this for each leaf.',
    },
    maxBins: { type: 'integer', default: 255, min: 2, max: 255, doc: 'Most bins of a feature.' },
    classWeight: classWeightParam,
  },
  async fit(X, y, params, run) {
    const training = startTraining(decisionTree, X, y, params, run)
    return growForest(training, rowWeightsOf(training, training.params.classWeight), {
      ...training.params,
      nEstimators: 1,
      featuresPerNode: Math.max(1, X.features.length),
      bootstrap: false,
      maxSamples: 1,
      randomThresholds: false,
      exactRows: EXACT_ROWS,
    })
  },
}
