/**
 * One row explained, exactly: `npm run bench:explain -- [--trees 300] [--leaves 31] [--features 20] [--rows 200]`.
 * Boosted trees of so many leaves, then as many trees of a random forest grown until nothing can be split, both on made-up rows: median
 * milliseconds of CPU for a row.
 */
import { parseArgs } from 'node:util'
import { interventionalTreeExplainer } from '../src/explain/interventional-tree-shap.ts'
import type { MarginExplainer } from '../src/explain/margin-explainer.ts'
import { treeExplainer } from '../src/explain/tree-shap.ts'
import { gradientBoosting } from '../src/learners/gradient-boosting.ts'
import { randomForest } from '../src/learners/random-forest.ts'
import { validateParams } from '../src/learners/validate-params.ts'
import type { TreesModel } from '../src/models/model.ts'
import { randomFrom } from '../src/util/random.ts'

const { values } = parseArgs({
  options: {
    trees: { type: 'string', default: '300' },
    leaves: { type: 'string', default: '31' },
    features: { type: 'string', default: '20' },
    rows: { type: 'string', default: '200' },
  },
})
const [trees, leaves, featureCount, explained] = [values.trees, values.leaves, values.features, values.rows].map(Number)

const rowCount = 5000
const random = randomFrom(1, 'bench explain')
const columns = Array.from({ length: featureCount }, () =>
  Float64Array.from({ length: rowCount }, () => random.normal()),
)
const y = Float64Array.from({ length: rowCount }, (_, row) => {
  const [a, b, c] = columns
  return a[row] * b[row] + 2 * (c[row] > 0 ? 1 : 0) + random.normal()
})
const features = columns.map((_, j) => ({ name: `x${j}`, kind: 'numeric', source: `x${j}` }) as const)
const [X, run] = [{ rowCount, features, columns }, { seed: 1, task: 'regression', classes: 1 } as const]
const boosting = validateParams(gradientBoosting, { nEstimators: trees, numLeaves: leaves })
const forest = validateParams(randomForest, { nEstimators: trees, minSamplesLeaf: 1, minSamplesSplit: 2, maxDepth: 0 })
const models = [
  ['boosting', (await gradientBoosting.fit(X, y, boosting, run)).model as TreesModel, explained],
  ['forest to purity', (await randomForest.fit(X, y, forest, run)).model as TreesModel, Math.ceil(explained / 10)],
] as const
const rowOf = (row: number): Float64Array => Float64Array.from(columns, (column) => column[row])
const background = Array.from({ length: 100 }, (_, row) => rowOf(rowCount - 1 - row))

for (const [kind, model, rows] of models) {
  const leavesATree = model.left.filter((child) => child < 0).length / model.roots.length
  const shared = { model: kind, trees: model.roots.length, leavesATree, features: featureCount }
  const print = (name: string, count: number, explainer: MarginExplainer): void =>
    console.log(JSON.stringify({ ...shared, name, rows: count, millisecondsARow: median(explainer, count) }))
  print('treePathDependent', rows, treeExplainer(model))
  print('interventional, 100 rows', Math.ceil(rows / 10), interventionalTreeExplainer(model, background))
}

function median({ contributionsInto }: MarginExplainer, rows: number): number {
  const times = Array.from({ length: rows }, (_, row) => {
    const begin = process.cpuUsage()
    contributionsInto(new Float64Array(featureCount), rowOf(row))
    const { user, system } = process.cpuUsage(begin)
    return (user + system) / 1000
  }).sort((a, b) => a - b)
  return times[rows >> 1]
}
