import { describe, expect, it } from 'vitest'
import { jackknifeHalfWidth } from '../../src/explain/jackknife-interval.ts'
import { permutationImportance } from '../../src/explain/permutation-importance.ts'
import type { LinearModel } from '../../src/models/model.ts'
import { metrics } from '../../src/metrics/index.ts'
import { numberColumn } from '../../src/table/make-column.ts'
import { datasetFromColumns } from '../../src/table/make-dataset.ts'
import { randomFrom } from '../../src/util/random.ts'
import { numberPipeline } from './scikit-trees.ts'

const line: LinearModel = {
  version: 1,
  format: 'linear',
  task: 'regression',
  classes: 1,
  link: 'identity',
  features: Int32Array.of(0, 1),
  coefficients: Float64Array.of(1, 0.5),
  intercepts: Float64Array.of(0),
}

/** y = x0 + x1 / 2 + noise, exactly as the line says; x2 plays no part. */
function tableOf(rowCount: number, seed: number) {
  const random = randomFrom(seed, 'importance test')
  const x = Array.from({ length: 3 }, () => Float64Array.from({ length: rowCount }, () => random.normal()))
  const missing = new Uint8Array(rowCount)
  return {
    dataset: datasetFromColumns(
      x.map((values, j) => numberColumn({ name: `x${j}`, type: 'number', missing }, values)),
      rowCount,
    ),
    rows: Int32Array.from({ length: rowCount }, (_, i) => i),
    y: Float64Array.from(missing, (_, i) => x[0][i] + 0.5 * x[1][i] + random.normal()),
  }
}

describe('permutationImportance', () => {
  it('has intervals that hold what other rows would show: the truth in about 95 of 100 samples', async () => {
    // Shuffling a column of unit variance adds 2 · coefficient² to the mean squared error.
    const held = { x0: 0, x1: 0, x2: 0 }
    const samples = 150
    for (let seed = 0; seed < samples; seed++) {
      const request = { pipeline: numberPipeline(line, 3), metric: metrics.mse, ...tableOf(120, seed) }
      for (const { column, lower, upper } of await permutationImportance(request, { seed })) {
        const truth = column === 'x0' ? 2 : column === 'x1' ? 0.5 : 0
        if (lower <= truth && truth <= upper) held[column as keyof typeof held]++
      }
    }
    expect(held.x0 / samples).toBeGreaterThan(0.92)
    expect(held.x1 / samples).toBeGreaterThan(0.92)
    expect(held.x0).toBeLessThan(samples)
    expect(held.x2).toBe(samples)
  })

  it('takes a column that a feature shares with another through cleaning and encoding again', async () => {
    const pipeline = numberPipeline(line, 3, {
      operations: [{ op: 'product', from: 'x1', by: 'x2', to: 'both' }],
      features: [
        { name: 'x0', kind: 'numeric', source: 'x0' },
        { name: 'both', kind: 'numeric', source: 'x1' },
      ],
    })
    const table = tableOf(400, 5)
    const y = table.y.map((_, i) => {
      const [x0, x1, x2] = [0, 1, 2].map((j) => Number(table.dataset.column(`x${j}`).original(i)))
      return x0 + 0.5 * x1 * x2
    })
    const found = await permutationImportance({ pipeline, metric: metrics.mse, ...table, y, repeats: 20 }, { seed: 1 })
    const of = (name: string) => found.find(({ column }) => column === name)!.value
    // The product has unit variance too, and either of its columns breaks it.
    expect(Math.abs(of('x0') - 2)).toBeLessThan(0.3)
    expect(Math.abs(of('x1') - 0.5)).toBeLessThan(0.15)
    expect(Math.abs(of('x2') - 0.5)).toBeLessThan(0.15)
  })

  it('is the value alone on a single row, and refuses a number of shuffles that is none', async () => {
    const request = { pipeline: numberPipeline(line, 3), metric: metrics.mse, ...tableOf(1, 1) }
    for (const { value, lower, upper } of await permutationImportance(request))
      expect([value, lower, upper]).toEqual([0, 0, 0])
    await expect(permutationImportance({ ...request, repeats: 0 })).rejects.toThrow(
      'invalid repeats: 0; allowed: a whole number ≥ 1',
    )
  })
})

describe('jackknifeHalfWidth', () => {
  it('is the interval of Student’s t when each part is one row and the value is their mean', () => {
    const rows = [3, 1, 4, 1, 5, 9]
    const sum = rows.reduce((a, b) => a + b, 0)
    const without = rows.map((row) => (sum - row) / 5)
    // SciPy: stats.t.interval(0.95, 5, mean, stats.sem(rows)) is 3.8333 ± 3.14247.
    expect(jackknifeHalfWidth(without)).toBeCloseTo(3.1424713, 6)
    expect(jackknifeHalfWidth([...without, NaN])).toBe(jackknifeHalfWidth(without))
    expect(jackknifeHalfWidth([1])).toBe(0)
  })
})
