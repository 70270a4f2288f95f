import { describe, expect, it } from 'vitest'
import type { Prediction } from '../../src/matrix/prediction.ts'
import type { Task } from '../../src/matrix/task.ts'
import { metrics } from '../../src/metrics/index.ts'
import type { Metric } from '../../src/metrics/metric.ts'
import { randomFrom } from '../../src/util/random.ts'

interface Case {
  readonly actual: Float64Array
  readonly predicted: Prediction
}

const widthOf: { readonly [T in Task]: number } = { binary: 2, multiclass: 4, regression: 1 }

for (const [name, metric] of Object.entries<Metric>(metrics))
  for (const task of metric.tasks) describe(`${name}, ${task}`, () => checkMetric(name, metric, task))

function checkMetric(name: string, metric: Metric, task: Task): void {
  const some = randomCase(task, 60, 3)

  it('is filed under its own name', () => expect(metric.name).toBe(name))

  it('gives a perfect prediction the best score', () => {
    expect(metric.score(some.actual, perfect(some, task))).toBeCloseTo(metric.range[1], 12)
  })

  it('prefers the perfect prediction to a random and to the opposite one', () => {
    const best = metric.score(some.actual, perfect(some, task))
    for (const other of [some.predicted, opposite(some, task)]) {
      const score = metric.score(some.actual, other)
      if (metric.greaterIsBetter) expect(score).toBeLessThan(best)
      else expect(score).toBeGreaterThan(best)
    }
  })

  it('stays within its range', () => {
    const [worst, best] = metric.range
    const score = metric.score(some.actual, some.predicted)
    expect(score).toBeGreaterThanOrEqual(Math.min(worst, best))
    expect(score).toBeLessThanOrEqual(Math.max(worst, best))
  })

  it('counts a weight of w as w repetitions', () => {
    const weights = Float64Array.from(some.actual, (_, row) => row % 4)
    const repeated = [...weights].flatMap((weight, row) => Array.from({ length: weight }, () => row))
    const weighted = metric.score(some.actual, some.predicted, weights)
    const written = take(some, repeated)
    expect(weighted).toBeCloseTo(metric.score(written.actual, written.predicted), 10)
  })

  it('ignores the size of the weights and the order of the rows', () => {
    const weights = Float64Array.from(some.actual, (_, row) => 1 + (row % 3))
    const backwards = take(some, [...some.actual.keys()].reverse())
    const score = metric.score(some.actual, some.predicted, weights)
    expect(
      metric.score(
        some.actual,
        some.predicted,
        weights.map((w) => 7 * w),
      ),
    ).toBeCloseTo(score, 10)
    expect(metric.score(backwards.actual, backwards.predicted, weights.slice().reverse())).toBeCloseTo(score, 10)
  })

  it('changes neither actual values nor predictions', () => {
    const copy = { actual: some.actual.slice(), values: some.predicted.values.slice() }
    metric.score(some.actual, some.predicted)
    expect({ actual: some.actual, values: some.predicted.values }).toEqual(copy)
  })
}

function randomCase(task: Task, rowCount: number, seed: number): Case {
  const random = randomFrom(seed, task)
  const width = widthOf[task]
  const actual = Float64Array.from({ length: rowCount }, () =>
    width === 1 ? random.normal() * 5 : random.integer(width),
  )
  const values = Float64Array.from({ length: rowCount * width }, () =>
    width === 1 ? random.normal() * 5 : random.next(),
  )
  if (width > 1) normalizeInPlace(values, width)
  return { actual, predicted: { task, rowCount, width, values } }
}

function normalizeInPlace(values: Float64Array, width: number): void {
  for (let begin = 0; begin < values.length; begin += width) {
    const sum = values.subarray(begin, begin + width).reduce((total, value) => total + value, 0)
    for (let k = 0; k < width; k++) values[begin + k] /= sum
  }
}

function perfect({ actual, predicted }: Case, task: Task): Prediction {
  return { ...predicted, values: task === 'regression' ? actual : sure(actual, predicted.width, 0) }
}

/** Sure of the next class, or of the mirrored value: what no score may like. */
function opposite({ actual, predicted }: Case, task: Task): Prediction {
  return {
    ...predicted,
    values: task === 'regression' ? actual.map((value) => -value) : sure(actual, predicted.width, 1),
  }
}

function sure(actual: Float64Array, width: number, shift: number): Float64Array {
  const values = new Float64Array(actual.length * width)
  actual.forEach((k, row) => (values[row * width + ((k + shift) % width)] = 1))
  return values
}

function take({ actual, predicted }: Case, rows: readonly number[]): Case {
  const { width } = predicted
  const values = rows.flatMap((row) => [...predicted.values.subarray(row * width, (row + 1) * width)])
  return {
    actual: Float64Array.from(rows, (row) => actual[row]),
    predicted: { ...predicted, rowCount: rows.length, values: Float64Array.from(values) },
  }
}
