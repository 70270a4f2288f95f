import type { ClassCounts } from './class-counts.ts'

/** Plain mean over the classes that are there or were predicted. */
export function macroAverage(classes: readonly ClassCounts[], score: (counts: ClassCounts) => number): number {
  const seen = classes.filter(({ actual, predicted }) => actual > 0 || predicted > 0)
  return seen.length === 0 ? 0 : seen.reduce((sum, counts) => sum + score(counts), 0) / seen.length
}

/** Mean over the classes, each by the weight of its actual rows. */
export function weightedAverage(classes: readonly ClassCounts[], score: (counts: ClassCounts) => number): number {
  const total = classes.reduce((sum, { actual }) => sum + actual, 0)
  return total > 0 ? classes.reduce((sum, counts) => sum + counts.actual * score(counts), 0) / total : 0
}
