import type { ConfusionMatrix } from './confusion-matrix.ts'

/** What a confusion matrix says of one class: rows of it, rows taken for it, and rows where both hold. */
export interface ClassCounts {
  readonly actual: number
  readonly predicted: number
  readonly hits: number
}

export function classCounts({ width, counts }: ConfusionMatrix): readonly ClassCounts[] {
  return Array.from({ length: width }, (_, k) => {
    let actual = 0
    let predicted = 0
    for (let other = 0; other < width; other++) {
      actual += counts[k * width + other]
      predicted += counts[other * width + k]
    }
    return { actual, predicted, hits: counts[k * width + k] }
  })
}

/** 0 where nothing was taken for the class, as scikit-learn does. */
export function precisionOf({ predicted, hits }: ClassCounts): number {
  return predicted > 0 ? hits / predicted : 0
}

/** 0 where the class has no row. */
export function recallOf({ actual, hits }: ClassCounts): number {
  return actual > 0 ? hits / actual : 0
}

/** 0 where the class is neither there nor predicted. */
export function f1Of({ actual, predicted, hits }: ClassCounts): number {
  return actual + predicted > 0 ? (2 * hits) / (actual + predicted) : 0
}
