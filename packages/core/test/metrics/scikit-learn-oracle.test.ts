import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { findPython } from '../../../../scripts/find-python.js'
import type { Prediction } from '../../src/matrix/prediction.ts'
import { metrics } from '../../src/metrics/index.ts'
import { randomFrom } from '../../src/util/random.ts'

const python = findPython()
const script = fileURLToPath(new URL('./scikit-learn-oracle.py', import.meta.url))

describe.skipIf(python === null)('agrees with the scikit-learn at hand to 1e-12 on random cases', () => {
  it('all metrics, with ties, with and without weights', () => {
    const cases = [1, 2, 2, 2, 3, 5, 1].map((width, index) => randomCase(width, 40 + 60 * index, index))
    const input = JSON.stringify(
      cases.map((one) => ({ ...one, width: one.predicted.width, values: [...one.predicted.values] })),
    )
    const answers: Record<string, number>[] = JSON.parse(execFileSync(python!, [script], { input, encoding: 'utf8' }))
    answers.forEach((expected, index) => expectSame(cases[index], expected))
  })
})

interface Case {
  readonly actual: readonly number[]
  readonly weights: readonly number[] | null
  readonly predicted: Prediction
}

function expectSame({ actual, weights, predicted }: Case, expected: Record<string, number>): void {
  for (const [name, value] of Object.entries(expected)) {
    const metric = metrics[name as keyof typeof metrics]
    const score = metric.score(Float64Array.from(actual), predicted, weights ? Float64Array.from(weights) : undefined)
    expect(
      Math.abs(score - value) / Math.max(1, Math.abs(value)),
      `${name}: ${score} for ${value}`,
    ).toBeLessThanOrEqual(1e-12)
  }
}

/** Probabilities are rounded to sixteenths, so that scores tie. */
function randomCase(width: number, rowCount: number, index: number): Case {
  const random = randomFrom(11, 'case', index)
  const rows = Array.from({ length: rowCount }, () =>
    width === 1 ? [random.normal() * 9] : shares(width, () => random.integer(16) + 1),
  )
  const task = width === 1 ? 'regression' : width === 2 ? 'binary' : 'multiclass'
  return {
    actual: rows.map((_, row) => (width === 1 ? 2 + random.normal() * 9 : row < width ? row : random.integer(width))),
    weights: index % 2 === 0 ? null : rows.map(() => random.next()),
    predicted: { task, rowCount, width, values: Float64Array.from(rows.flat()) },
  }
}

function shares(width: number, draw: () => number): number[] {
  const parts = Array.from({ length: width }, draw)
  const sum = parts.reduce((total, part) => total + part, 0)
  return parts.map((part) => part / sum)
}
