import { rowWeightsOf } from './class-weights.ts'
import type { Learner } from './learner.ts'
import { startTraining } from './training.ts'
import { featuresPerNode, type ForestParams, forestParams } from './tree/forest/forest-params.ts'
import { growForest } from './tree/forest/grow-forest.ts'

/** A forest whose thresholds are drawn at random, the best of a few features taken: smoother and faster than a random forest (Geurts et al. 2006). */
export const extraTrees: Learner<ForestParams> = {
  name: 'extraTrees',
  title: 'Extra trees',
  tasks: ['binary', 'multiclass', 'regression'],
  encoding: 'tree',
  complexity: 5,
  params: {
    ...forestParams,
    maxFeatures: {
      type: 'number',
      default: 0,
      min: 0,
      max: 1,
      search: { low: 0.2, high: 1, scale: 'linear' },
      doc: 'Share of the features each node looks at; 0 is the square root of their number for classes, all for numbers.',
    },
    bootstrap: { type: 'flag', default: false, doc: 'Draw rows with replacement.' },
    maxSamples: { type: 'number', default: 1, min: 1e-6, max: 1, doc: 'Share of the rows drawn for each tree.' },
  },
  async fit(X, y, params, run) {
    const training = startTraining(extraTrees, X, y, params, run)
    const { maxFeatures, classWeight } = training.params
    const d = X.features.length
    return growForest(training, rowWeightsOf(training, classWeight), {
      ...training.params,
      featuresPerNode: featuresPerNode(maxFeatures, d, run.task === 'regression' ? d : Math.sqrt(d)),
      randomThresholds: true,
      ccpAlpha: 0,
      maxLeafNodes: 0,
      exactRows: 0,
    })
  },
}
