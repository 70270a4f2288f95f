import type { SampleRow } from './sample-rows.ts'

/** The width of most rows, the larger when two are as frequent. */
export function commonWidth(rows: readonly SampleRow[]): number {
  const counts = new Map<number, number>()
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  return usualWidth(counts)
}

/** Lines without a delimiter may be titles and notes: this many weigh as much as one row, where there are three rows or more. */
const LINES_OF_TEXT = 4
const FEW = 3

/** The same, from the number of rows of each width. */
export function usualWidth(counts: ReadonlyMap<number, number>): number {
  let best = 0
  let most = 0
  for (const [width, count] of counts) {
    if (width > 1 && (count > most || (count === most && width > best))) {
      best = width
      most = count
    }
  }
  const lines = counts.get(1) ?? 0
  return lines > (most < FEW ? most : most * LINES_OF_TEXT) ? 1 : best
}
