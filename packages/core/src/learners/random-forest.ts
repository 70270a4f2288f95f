import { rowWeightsOf } from './class-weights.ts'
import type { Learner } from './learner.ts'
import { startTraining } from './training.ts'
import { featuresPerNode, type ForestParams, forestParams } from './tree/forest/forest-params.ts'
import { growForest } from './tree/forest/grow-forest.ts'

/** Deep trees on bootstrap samples, a few random features at each node: robust without tuning, with out-of-bag predictions. */
export const randomForest: Learner<ForestParams> = {
  name: 'randomForest',
  title: 'Random forest',
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
      search: { low: 0.1, high: 1, scale: 'linear' },
      doc: 'Share of the features each node looks at; 0 is the square root of their number for classes, a third for numbers.',
    },
    bootstrap: { type: 'flag', default: true, doc: 'Draw rows with replacement.' },
    maxSamples: { type: 'number', default: 1, min: 1e-6, max: 1, doc: 'Share of the rows drawn for each tree.' },
  },
  async fit(X, y, params, run) {
    const training = startTraining(randomForest, X, y, params, run)
    const { maxFeatures, classWeight } = training.params
    const d = X.features.length
    return growForest(training, rowWeightsOf(training, classWeight), {
      ...training.params,
      featuresPerNode: featuresPerNode(maxFeatures, d, run.task === 'regression' ? d / 3 : Math.sqrt(d)),
      randomThresholds: false,
      ccpAlpha: 0,
      maxLeafNodes: 0,
      exactRows: 0,
    })
  },
}
