import { RandomForestClassifier, RandomForestRegression } from 'ml-random-forest'
import { randomFrom } from '../../util/random.ts'
import { nextTask } from '../../util/yield-to-event-loop.ts'
import type { Learner } from '../learner.ts'
import { constant } from '../constant.ts'
import { startTraining } from '../training.ts'
import { TreeBuilder } from '../tree/tree-builder.ts'
import { addCartTree } from './add-cart-tree.ts'
import { plainRows } from './plain-rows.ts'
import { unweighted } from './unweighted.ts'

export type MlRandomForestParams = {
  readonly nEstimators: number
  readonly maxFeatures: number
  readonly maxDepth: number
  readonly minNumSamples: number
}

/**
 * The package ml-random-forest, for comparison. Its out-of-bag estimate (it throws on few rows), its probabilities (they drop a vote) and
 * its row limit (the first rows, not a sample) are not used: we average the class shares of its leaves.
 */
export const mlRandomForest: Learner<MlRandomForestParams> = {
  name: 'mlRandomForest',
  title: 'ml-random-forest',
  tasks: ['binary', 'multiclass', 'regression'],
  encoding: 'tree',
  complexity: 6,
  params: {
    nEstimators: { type: 'integer', default: 50, min: 1, max: 10_000, doc: 'Trees.' },
    maxFeatures: {
      type: 'number',
      default: 0.5,
      min: 1e-6,
      max: 1,
      doc: 'Share of the features drawn for each tree (not for each node).',
    },
    maxDepth: { type: 'integer', default: 12, min: 1, max: 1000, doc: 'Most tests on a path.' },
    minNumSamples: {
      type: 'integer',
      default: 3,
      min: 1,
      max: 1_000_000_000,
      doc: 'Nodes of at most so many rows are leaves.',
    },
  },
  async fit(X, y, params, run) {
    const training = startTraining(mlRandomForest, X, y, params, run)
    await nextTask()
    run.signal?.throwIfAborted()
    const { nEstimators, maxFeatures, maxDepth, minNumSamples } = training.params
    if (X.features.length === 0) return constant.fit(X, y, {}, run)
    const rows = plainRows(X, training.rows)
    const labels = Array.from(training.rows, (row) => y[row])
    const options = {
      nEstimators,
      seed: randomFrom(run.seed, 'ml-random-forest').integer(2147483647),
      // a count: the package takes a share of 1 for all features, but so does it the number 1
      maxFeatures: Math.max(2, Math.floor(maxFeatures * X.features.length + 0.5)),
      replacement: false,
      useSampleBagging: true,
      noOOB: true,
      treeOptions: { gainThreshold: 0, maxDepth, minNumSamples },
    }
    const widened = X.features.length === 1 ? rows.map(([x]) => [x, x]) : rows
    const forest = run.task === 'regression' ? new RandomForestRegression(options) : new RandomForestClassifier(options)
    forest.train(widened, labels)
    const builder = new TreeBuilder(run.task === 'regression' ? 1 : run.classes)
    forest.estimators.forEach(({ root }, tree) =>
      addCartTree(
        builder,
        root,
        forest.indexes[tree].map((j) => Math.min(j, X.features.length - 1)),
      ),
    )
    const link = run.task === 'regression' ? 'identity' : 'mean-share'
    const model = builder.build({
      task: run.task,
      classes: run.classes,
      link,
      aggregate: 'mean',
      base: new Float64Array(builder.leafWidth),
    })
    return { model, details: { work: nEstimators * rows.length * rows.length, warnings: unweighted(training) } }
  },
}
