import { describe, expect, it } from 'vitest'
import { accumulatedLocalEffects } from '../../src/explain/accumulated-local-effects.ts'
import { interactionStrength } from '../../src/explain/interaction-strength.ts'
import { predictPipeline } from '../../src/fitted/predict-pipeline.ts'
import { fit } from '../../src/pipeline/fit.ts'
import type { LinearModel } from '../../src/models/model.ts'
import { randomFrom } from '../../src/util/random.ts'
import { shop } from '../search/cases.ts'
import { sampleTrees } from './sample-trees.ts'
import { numberPipeline, numberRows } from './scikit-trees.ts'

const rowCount = 90
const random = randomFrom(1, 'effects')
/** The second column follows the first. */
const table = Array.from({ length: rowCount }, () => {
  const first = random.normal()
  return [first, first + 0.3 * random.normal(), random.normal()]
})
const rows = numberRows(table)
const trees = numberPipeline(sampleTrees({ trees: 20, leaves: 8, features: 3, hasSets: false }), 3)
const valueOf = (row: readonly number[]) => predictPipeline(trees, numberRows([row])).prediction.values[0]
const linear: LinearModel = {
  version: 1,
  format: 'linear',
  task: 'regression',
  classes: 1,
  link: 'identity',
  features: Int32Array.of(0, 1, 2),
  coefficients: Float64Array.of(2, -1, 0),
  intercepts: Float64Array.of(5),
}

describe('accumulatedLocalEffects', () => {
  it('adds up the mean changes within quantile intervals, as written in the paper', async () => {
    const { grid, counts, curves } = await accumulatedLocalEffects(trees, rows, 'x1', { intervals: 7 })
    const sorted = table.map((row) => row[1]).toSorted((a, b) => a - b)
    const edges = [0, ...[1, 2, 3, 4, 5, 6, 7].map((i) => Math.ceil((i * rowCount) / 7) - 1)].map((i) => sorted[i])
    expect(grid).toEqual(edges)
    const sums = [0]
    for (let k = 1; k < edges.length; k++) {
      const inside = table.filter((row) => row[1] <= edges[k] && (row[1] > edges[k - 1] || k === 1))
      expect(counts[k - 1]).toBe(inside.length)
      const change = inside.map(([a, , c]) => valueOf([a, edges[k], c]) - valueOf([a, edges[k - 1], c]))
      sums.push(sums[k - 1] + change.reduce((sum, value) => sum + value, 0) / inside.length)
    }
    const mean = counts.reduce((sum, count, k) => sum + (count * (sums[k] + sums[k + 1])) / 2, 0) / rowCount
    curves[0].effect.forEach((value, k) => expect(Math.abs(value - (sums[k] - mean))).toBeLessThan(1e-9))
  })

  it('is the line of a linear model, whatever goes together', async () => {
    const { grid, curves } = await accumulatedLocalEffects(numberPipeline(linear, 3), rows, 'x0')
    const numbers = grid as readonly number[]
    for (let k = 1; k < numbers.length; k++)
      expect(curves[0].effect[k] - curves[0].effect[k - 1]).toBeCloseTo(2 * (numbers[k] - numbers[k - 1]), 9)
  })

  it('sends texts and constants elsewhere', async () => {
    const dataset = await shop(60)
    const { pipeline } = await fit(dataset, { target: 'amount', drop: ['id'], learners: ['decisionTree'], seed: 7 })
    await expect(accumulatedLocalEffects(pipeline, dataset, 'plan')).rejects.toMatchObject({
      code: 'unsuitable-column',
      message: /partialDependence/,
    })
    const same = [{ x0: 1, x1: 1, x2: 1 }]
    await expect(accumulatedLocalEffects(trees, same, 'x0')).rejects.toMatchObject({ code: 'unsuitable-column' })
  })
})

describe('interactionStrength', () => {
  it('is the H statistic of its definition', async () => {
    const some = table.slice(0, 25)
    const found = await interactionStrength(trees, numberRows(some), { columns: ['x0', 'x1', 'x2'] })
    expect(found.length).toBe(3)
    const dependence = (columns: readonly number[]) => {
      const values = some.map((donor) => {
        const moved = some.map((row) => row.map((value, j) => (columns.includes(j) ? donor[j] : value)))
        return moved.reduce((sum, row) => sum + valueOf(row), 0) / some.length
      })
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length
      return values.map((value) => value - mean)
    }
    for (const { columns, strength } of found) {
      const [a, b] = columns.map((name) => Number(name.slice(1)))
      const [both, first, second] = [dependence([a, b]), dependence([a]), dependence([b])]
      const apart = both.reduce((sum, value, i) => sum + (value - first[i] - second[i]) ** 2, 0)
      const whole = both.reduce((sum, value) => sum + value ** 2, 0)
      expect(Math.abs(strength - Math.sqrt(apart / whole))).toBeLessThan(1e-9)
    }
  })

  it('finds nothing where effects only add', async () => {
    const found = await interactionStrength(numberPipeline(linear, 3), rows)
    for (const { strength, size } of found) {
      expect(size).toBeLessThan(1e-9)
      expect(strength).toBeLessThan(1e-6)
    }
  })

  it('finds the pair that multiplies, and looks at the strongest columns unasked', async () => {
    const dataset = await shop(60)
    const { pipeline } = await fit(dataset, {
      target: 'bought',
      drop: ['id', 'plan', 'amount'],
      learners: ['decisionTree'],
      seed: 7,
    })
    const found = await interactionStrength(pipeline, dataset, { maxRows: 30 })
    expect(found.length).toBe((pipeline.inputs.length * (pipeline.inputs.length - 1)) / 2)
    expect(found[0].size).toBeGreaterThan(found[found.length - 1].size)
    await expect(interactionStrength(pipeline, dataset, { columns: ['nobody'] })).rejects.toMatchObject({
      code: 'unknown-column',
    })
  })
})
