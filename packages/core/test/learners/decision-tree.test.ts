import { describe, expect, it } from 'vitest'
import { decisionTree } from '../../src/learners/decision-tree.ts'
import type { FitOptions } from '../../src/learners/learner.ts'
import { validateParams } from '../../src/learners/validate-params.ts'
import type { TreesModel } from '../../src/models/model.ts'
import { predictModel } from '../../src/models/predict.ts'
import { randomFrom } from '../../src/util/random.ts'
import { makeTable, matrixOf } from '../conformance/learner-tables.ts'

const regression: FitOptions = { seed: 1, task: 'regression', classes: 1 }
const params = (given: Readonly<Record<string, unknown>>) => validateParams(decisionTree, given)

describe('exact splits', () => {
  it('find a threshold that stands inside a bin', async () => {
    const random = randomFrom(2, 'exact')
    const x = Float64Array.from({ length: 5000 }, () => random.normal())
    const sorted = x.slice().sort()
    const y = x.map((value) => (value > sorted[1234] ? 1 : 0))
    const { model } = await decisionTree.fit(matrixOf([x]), y, params({ maxDepth: 1 }), regression)
    expect(predictModel(model, matrixOf([x])).values).toEqual(y)
    const { threshold } = model as TreesModel
    expect(threshold[0]).toBeGreaterThanOrEqual(sorted[1234])
    expect(threshold[0]).toBeLessThan(sorted[1235])
  })

  it.each(['regression', 'binary', 'multiclass'] as const)(
    '%s: the root split is the best of all, by trying each',
    async (task) => {
      const { X, y, classes } = makeTable({ task, rowCount: 600, missing: 0.1, seed: 3 })
      const run: FitOptions = { seed: 1, task, classes }
      const numbers = matrixOf(X.columns.slice(0, 5))
      const { model } = await decisionTree.fit(numbers, y, params({ maxDepth: 1, minSamplesLeaf: 1 }), run)
      const goesLeft = (column: Float64Array, threshold: number, missingLeft: boolean) =>
        Array.from(column, (x) => (x === x ? x <= threshold : missingLeft))
      let best = Infinity
      for (const column of numbers.columns)
        for (const threshold of [...column.filter((x) => x === x), Infinity])
          for (const missingLeft of [false, true])
            best = Math.min(best, impurity(y, goesLeft(column, threshold, missingLeft), task, classes))
      const { feature, threshold, missingLeft } = model as TreesModel
      const own = impurity(y, goesLeft(numbers.columns[feature[0]], threshold[0], missingLeft[0] === 1), task, classes)
      expect(own).toBeCloseTo(best, 8)
    },
  )

  it('with categories, weights and pruning leave as many leaves as asked', async () => {
    const { X, y } = makeTable({ task: 'regression', rowCount: 2000, missing: 0.1 })
    const weights = y.map((_, i) => 1 + (i % 3))
    const { model } = await decisionTree.fit(X, y, params({ maxLeafNodes: 7, maxDepth: 0 }), { ...regression, weights })
    expect((model as TreesModel).left.filter((left) => left < 0)).toHaveLength(7)
  })
})

/** Σ weight · impurity of both sides: squares about the mean, or Gini. */
function impurity(y: Float64Array, left: readonly boolean[], task: string, classes: number): number {
  return [true, false].reduce((sum, side) => {
    const part = y.filter((_, i) => left[i] === side)
    if (part.length === 0) return sum
    if (task === 'regression') {
      const mean = part.reduce((a, b) => a + b, 0) / part.length
      return sum + part.reduce((a, b) => a + (b - mean) * (b - mean), 0)
    }
    const shares = Array.from({ length: classes }, (_, k) => part.filter((label) => label === k).length / part.length)
    return sum + part.length * (1 - shares.reduce((a, share) => a + share * share, 0))
  }, 0)
}
