import { describe, expect, it } from 'vitest'
import { partialDependence } from '../../src/explain/partial-dependence.ts'
import { permutationImportance } from '../../src/explain/permutation-importance.ts'
import { treeImportance } from '../../src/explain/tree-importance.ts'
import { metrics } from '../../src/metrics/index.ts'
import { numberColumn } from '../../src/table/make-column.ts'
import { datasetFromColumns } from '../../src/table/make-dataset.ts'
import { hasPython, runPython } from './run-python.ts'
import { numberPipeline, numberRows, printTrees, scikitModel, type ScikitTree } from './scikit-trees.ts'

const program = `
import json, sys
import numpy as np
from sklearn.datasets import make_friedman1
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.inspection import partial_dependence, permutation_importance
${printTrees}
x, y = make_friedman1(300, n_features=5, noise=1, random_state=1)
x = x.astype(np.float32).astype(np.float64)
x[:, 4] = np.floor(x[:, 4] * 6)
model = GradientBoostingRegressor(n_estimators=30, max_leaf_nodes=8, max_depth=None, random_state=1).fit(x, y)
def dependence(columns, size):
    found = partial_dependence(model, x, columns, kind='both', grid_resolution=size, method='brute')
    return dict(grid=[g.tolist() for g in found['grid_values']], average=found['average'][0].ravel().tolist(),
        individual=found['individual'][0].reshape(len(x), -1).tolist())
importance = permutation_importance(model, x, y, scoring='neg_mean_squared_error', n_repeats=200, random_state=1)
json.dump(dict(x=x.tolist(), y=y.tolist(), base=float(model.init_.constant_.ravel()[0]), trees=trees([e[0].tree_ for e in model.estimators_], 0.1),
    one=dependence([0], 30), few=dependence([4], 30), two=dependence([0, 1], 9), importance=importance.importances_mean.tolist(),
    single=model.estimators_[0][0].feature_importances_.tolist()), sys.stdout)
`

interface Dependence {
  readonly grid: readonly (readonly number[])[]
  readonly average: readonly number[]
  readonly individual: readonly (readonly number[])[]
}

describe.skipIf(!hasPython('sklearn'))('scikit-learn', () => {
  it('inspects the same trees in the same way', { timeout: 120_000 }, async () => {
    const given = runPython(program) as {
      readonly [name in 'one' | 'few' | 'two']: Dependence
    } & {
      readonly x: readonly number[][]
      readonly y: readonly number[]
      readonly base: number
      readonly trees: readonly ScikitTree[]
      readonly importance: readonly number[]
      readonly single: readonly number[]
    }
    const rows = numberRows(given.x)
    const pipeline = numberPipeline(scikitModel(given.trees, 'sum', given.base), 5)

    for (const [theirs, columns, gridSize] of [
      [given.one, 'x0', 30],
      [given.few, 'x4', 30],
      [given.two, ['x0', 'x1'], 9],
    ] as const) {
      const ours = await partialDependence(pipeline, rows, columns, { gridSize, individual: true })
      ours.grid.forEach((grid, i) => expectClose(grid as readonly number[], theirs.grid[i]))
      expectClose(ours.curves[0].average, theirs.average)
      ours.curves[0].individual.forEach((curve, row) => expectClose(curve, theirs.individual[row]))
    }

    const single = treeImportance(numberPipeline(scikitModel(given.trees.slice(0, 1), 'sum'), 5))
    single.forEach(({ column, gain }) => expectClose([gain], [given.single[Number(column.slice(1))]]))

    // Shuffles differ: the means of many agree.
    const missing = new Uint8Array(300)
    const columns = Array.from({ length: 5 }, (_, j) =>
      numberColumn(
        { name: `x${j}`, type: 'number', missing },
        Float64Array.from(given.x, (row) => row[j]),
      ),
    )
    const ours = await permutationImportance(
      {
        pipeline,
        dataset: datasetFromColumns(columns, 300),
        rows: Int32Array.from({ length: 300 }, (_, row) => row),
        y: Float64Array.from(given.y),
        metric: metrics.mse,
        repeats: 200,
      },
      { seed: 1 },
    )
    for (const { column, value, lower, upper } of ours) {
      const theirs = given.importance[Number(column.slice(1))]
      expect(Math.abs(value - theirs)).toBeLessThan(0.02 * Math.max(0.2, theirs))
      // However often it is shuffled, other rows would show something else.
      expect(value - lower).toBeCloseTo(upper - value, 9)
      expect(upper - lower).toBeLessThan(Math.max(0.1, 0.6 * value))
    }
  })
})

function expectClose(ours: readonly number[], theirs: readonly number[]): void {
  expect(ours.length).toBe(theirs.length)
  ours.forEach((value, i) => expect(Math.abs(value - theirs[i])).toBeLessThan(1e-9))
}
