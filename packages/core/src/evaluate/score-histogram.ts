import type { ClassificationEvaluation } from './evaluation.ts'

const binCount = 25

/** Rows of both classes by predicted probability, in equal steps. */
export function scoreHistogram(
  actual: Float64Array,
  probability: Float64Array,
  weights?: Float64Array,
): NonNullable<ClassificationEvaluation['scores']> {
  const positive = new Array<number>(binCount).fill(0)
  const negative = new Array<number>(binCount).fill(0)
  for (let row = 0; row < actual.length; row++) {
    const bin = Math.max(0, Math.min(binCount - 1, Math.floor(probability[row] * binCount)))
    ;(actual[row] === 1 ? positive : negative)[bin] += weights ? weights[row] : 1
  }
  return { edges: Array.from({ length: binCount + 1 }, (_, i) => i / binCount), positive, negative }
}
