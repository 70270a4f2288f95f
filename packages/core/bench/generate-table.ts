import type { FeatureMatrix } from '../src/matrix/feature-matrix.ts'
import { randomFrom } from '../src/util/random.ts'

export interface GeneratedTable {
  readonly task: 'regression' | 'binary'
  readonly train: FeatureMatrix
  readonly trainTarget: Float64Array
  readonly test: FeatureMatrix
  readonly testTarget: Float64Array
}

/** Sixteen numbers and four categories as codes: Friedman's first function with noise, or a sum of ten squares against its median. */
export function generateTable(task: 'regression' | 'binary', rowCount: number): GeneratedTable {
  const testCount = Math.max(1000, Math.floor(rowCount / 5))
  const all = rowCount + testCount
  const random = randomFrom(7, task, rowCount)
  const numbers = Array.from({ length: 16 }, () =>
    Float64Array.from({ length: all }, () => (task === 'regression' ? random.next() : random.normal())),
  )
  const levels = [4, 8, 12, 30]
  const effects = levels.map((count) => Float64Array.from({ length: count }, () => random.normal() * 0.7))
  const codes = levels.map((count) => Float64Array.from({ length: all }, () => random.integer(count)))
  const target = Float64Array.from({ length: all }, (_, i) => {
    const effect = codes.reduce((sum, column, k) => sum + effects[k][column[i]], 0)
    if (task === 'regression') return friedman(numbers.map((column) => column[i])) + effect + random.normal()
    const squares = numbers.slice(0, 10).reduce((sum, column) => sum + column[i] * column[i], 0)
    return squares - 9.34 + 2 * effect > 0 ? 1 : 0
  })
  const columns = [...numbers, ...codes]
  const features = columns.map((_, j) => ({ name: `x${j}`, kind: 'numeric' as const, source: `x${j}` }))
  const part = (from: number, to: number): FeatureMatrix => ({
    rowCount: to - from,
    features,
    columns: columns.map((column) => column.slice(from, to)),
  })
  return {
    task,
    train: part(0, rowCount),
    trainTarget: target.slice(0, rowCount),
    test: part(rowCount, all),
    testTarget: target.slice(rowCount),
  }
}

function friedman(x: readonly number[]): number {
  return 10 * Math.sin(Math.PI * x[0] * x[1]) + 20 * (x[2] - 0.5) ** 2 + 10 * x[3] + 5 * x[4]
}
