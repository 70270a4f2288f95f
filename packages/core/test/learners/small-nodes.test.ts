import { describe, expect, it } from 'vitest'
import { learners, type Learner } from '../../src/index.ts'
import { predictModel } from '../../src/models/predict.ts'
import { randomFrom } from '../../src/util/random.ts'

const rowCount = 2000
const rows = Int32Array.from({ length: rowCount }, (_, i) => i)

/** Two columns of numbers that all differ, so that each bin holds about eight; neighbours differ in their target. */
function crowded(missing: number, ofTarget: (i: number) => number) {
  const random = randomFrom(5, 'crowded')
  const columns = [0, 1].map(() => Float64Array.from(rows, () => (random.next() < missing ? NaN : random.next())))
  const features = columns.map((_, j) => ({ name: `x${j}`, kind: 'numeric', source: `x${j}` }) as const)
  return { X: { rowCount, features, columns }, y: Float64Array.from(rows, ofTarget) }
}

const whole = { nEstimators: 1, maxFeatures: 1, bootstrap: false }
const targets = {
  regression: { classes: 1, of: (i: number) => (i * 7919) % 1000 },
  binary: { classes: 2, of: (i: number) => (i * 7919) % 2 },
  multiclass: { classes: 3, of: (i: number) => (i * 7919) % 3 },
} as const

describe('a tree of a forest that grows to purity', () => {
  for (const task of ['regression', 'binary', 'multiclass'] as const)
    it(`tells rows of one bin apart by their values: ${task}`, async () => {
      const { classes, of } = targets[task]
      const { X, y } = crowded(0, of)
      const { model } = await (learners.randomForest as Learner).fit(X, y, whole, { seed: 1, task, classes })
      const { values, width } = predictModel(model, X, rows)
      const wrong = rows.filter((row) =>
        width === 1 ? Math.abs(values[row] - y[row]) > 1e-9 : values[row * width + y[row]] < 1,
      )
      expect(wrong).toHaveLength(0)
    })

  it.each(['regression', 'multiclass'] as const)(
    'sends missing values where the training sent them: %s',
    async (task) => {
      const { classes, of } = targets[task]
      const { X, y } = crowded(0.1, of)
      const fit = (kernel: 'js' | 'wasm') =>
        (learners.randomForest as Learner).fit(X, y, { nEstimators: 3 }, { seed: 1, task, classes, kernel })
      const [js, wasm] = [await fit('js'), await fit('wasm')]
      expect(wasm).toEqual(js)
      expect(js.details.outOfBag!.values.some(Number.isFinite)).toBe(true)
      const { model } = await (learners.randomForest as Learner).fit(X, y, whole, { seed: 1, task, classes })
      const { values, width } = predictModel(model, X, rows)
      const right = rows.filter((row) =>
        width === 1 ? Math.abs(values[row] - y[row]) < 1e-9 : values[row * width + y[row]] === 1,
      )
      // rows without either value cannot be told apart
      expect(right.length).toBeGreaterThan(0.97 * rowCount)
    },
  )
})
