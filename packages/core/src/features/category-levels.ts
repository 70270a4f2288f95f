import type { ColumnStatistics, Level } from './column-statistics.ts'

/** How many levels of a category get one of their own; the rest are `other`. */
export const levelLimits = { native: 127, oneHot: 40 } as const

/** Levels frequent enough to be learned from, most frequent first, at most `limit`: two rows, more in large data. */
export function frequentLevels({ levels, rowCount }: ColumnStatistics, limit: number): readonly Level[] {
  const enough = rowCount < 50 ? 1 : Math.max(2, Math.ceil(rowCount / 5000))
  return levels.filter((level) => level.count >= enough).slice(0, limit)
}

/** Whether some rows have a text without level of its own. */
export function hasOtherLevels(statistics: ColumnStatistics, kept: readonly Level[]): boolean {
  return kept.length < statistics.levels.length
}
