import { DecisionTreeClassifier, DecisionTreeRegression } from 'ml-cart'
import { nextTask } from '../../util/yield-to-event-loop.ts'
import type { Learner } from '../learner.ts'
import { startTraining } from '../training.ts'
import { TreeBuilder } from '../tree/tree-builder.ts'
import { addCartTree } from './add-cart-tree.ts'
import { plainRows } from './plain-rows.ts'
import { unweighted } from './unweighted.ts'

export type MlCartParams = {
  readonly maxDepth: number
  readonly minNumSamples: number
  readonly gainThreshold: number
}

/** The package ml-cart, for comparison: its time grows with the square of the rows. It knows neither missing values nor weights. */
export const mlCart: Learner<MlCartParams> = {
  name: 'mlCart',
  title: 'ml-cart',
  tasks: ['binary', 'multiclass', 'regression'],
  encoding: 'tree',
  complexity: 4,
  params: {
    maxDepth: { type: 'integer', default: 6, min: 1, max: 1000, doc: 'Most tests on a path.' },
    minNumSamples: {
      type: 'integer',
      default: 3,
      min: 1,
      max: 1_000_000_000,
      doc: 'Nodes of at most so many rows are leaves.',
    },
    gainThreshold: {
      type: 'number',
      default: 0,
      min: 0,
      max: 1,
      doc: 'Least gain of a split; the default of the package, 0.01, stops at weak first splits.',
    },
  },
  async fit(X, y, params, run) {
    const training = startTraining(mlCart, X, y, params, run)
    await nextTask()
    run.signal?.throwIfAborted()
    const rows = plainRows(X, training.rows)
    const labels = Array.from(training.rows, (row) => y[row])
    const tree =
      run.task === 'regression'
        ? new DecisionTreeRegression(training.params)
        : new DecisionTreeClassifier(training.params)
    const builder = new TreeBuilder(run.task === 'regression' ? 1 : run.classes)
    if (X.features.length > 0) tree.train(rows, labels)
    addCartTree(
      builder,
      X.features.length > 0 ? tree.root : shareLeaf(labels, run.classes),
      X.features.map((_, j) => j),
    )
    const link = run.task === 'regression' ? 'identity' : 'mean-share'
    const model = builder.build({
      task: run.task,
      classes: run.classes,
      link,
      aggregate: 'mean',
      base: new Float64Array(builder.leafWidth),
    })
    return { model, details: { work: rows.length * rows.length * X.features.length, warnings: unweighted(training) } }
  },
}

/** The package cannot train without a feature. */
function shareLeaf(labels: readonly number[], classes: number): unknown {
  const share = (k: number): number => labels.filter((label) => label === k).length / labels.length
  if (classes === 1) return { distribution: labels.reduce((sum, label) => sum + label, 0) / labels.length }
  return { distribution: { to1DArray: () => Array.from({ length: classes }, (_, k) => share(k)) } }
}
