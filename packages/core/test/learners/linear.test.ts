import { expect, it } from 'vitest'
import { linear } from '../../src/learners/linear.ts'
import { predictModel } from '../../src/models/predict.ts'
import { randomFrom } from '../../src/util/random.ts'
import { matrixOf } from '../conformance/learner-tables.ts'

const run = { seed: 1, task: 'regression', classes: 1 } as const

it('leaves out a constant column whose sum is not exact', async () => {
  const random = randomFrom(1, 'constant')
  const x = Float64Array.from({ length: 100_000 }, () => random.normal())
  const { model } = await linear.fit(matrixOf([new Float64Array(x.length).fill(0.1), x]), x, { alpha: 0 }, run)
  expect(model).toMatchObject({ features: Int32Array.of(1) })
})

it('gives the same model for rows in order and for a list of them', async () => {
  const random = randomFrom(2, 'rows')
  const x = Float64Array.from({ length: 1500 }, () => random.normal())
  const y = x.map((value) => 3 * value + 1e6 + random.normal())
  const odd = Int32Array.from({ length: 750 }, (_, i) => 2 * i + 1)
  const listed = await linear.fit(matrixOf([x]), y, { alpha: 0 }, { ...run, rows: odd })
  const alone = (values: Float64Array): Float64Array => Float64Array.from(odd, (row) => values[row])
  const direct = await linear.fit(matrixOf([alone(x)]), alone(y), { alpha: 0 }, run)
  expect(listed.model).toEqual(direct.model)
})

it('answers with numbers where columns are many more than rows, and fits the rows', async () => {
  for (const [rows, width] of [
    [35, 500],
    [20, 300],
    [12, 400],
  ]) {
    const random = randomFrom(rows, 'wide')
    const columns = Array.from({ length: width }, () => Float64Array.from({ length: rows }, () => random.normal()))
    const y = Float64Array.from({ length: rows }, (_, row) => columns[3][row] + 0.5 * random.normal())
    const { model, details } = await linear.fit(matrixOf(columns), y, { alpha: 0 }, run)
    const { values } = predictModel(model, matrixOf(columns))
    values.forEach((value, row) => expect(value).toBeCloseTo(y[row], 8))
    expect(details.warnings).toEqual([`${width - rows + 1} of ${width} columns depend on others and got coefficient 0`])
  }
})

it('keeps its digits where evenly spaced rows say little about the mean', async () => {
  // every row of the sample is 1e6, every other one near 0: the second pass is needed
  const n = 512 * 64
  const noise = Float64Array.from({ length: n }, (_, i) => (i * 7919) % 1009)
  const x = noise.map((value, i) => (i % 64 === 0 ? 1e6 : value * 1e-4))
  const y = x.map((value, i) => 3 * value + 2 * noise[i] + 1)
  const { model } = await linear.fit(matrixOf([x, noise]), y, { alpha: 0 }, run)
  const predicted = predictModel(model, matrixOf([x, noise])).values
  for (const row of [0, 1, 77, n - 1]) expect(Math.abs(predicted[row] - y[row])).toBeLessThan(1e-6 * Math.abs(y[row]))
})

it('names the column, row and value of what is infinite', async () => {
  const x = Float64Array.from({ length: 1000 }, (_, i) => (i === 777 ? Infinity : i))
  await expect(
    linear.fit(
      matrixOf([x]),
      x.map((_, i) => i),
      { alpha: 0 },
      run,
    ),
  ).rejects.toThrow(/feature "x0" is Infinity in row 777/)
})
