import type { FinishedCandidate, SearchFrame } from './run-candidate.ts'

/** All rows are a few more than those of a fold. */
const moreThanFold = 1.25
/** Scorings of all rows that choosing, calibrating and the evaluation come to, without its draws. */
const scorings = 15
/** Draws of the evaluation, and the rows of each: see bootstrap-estimates. */
const [draws, rowsDrawn] = [200, 2000]

/** The milliseconds that training these once more on all rows is likely to take: each as long as one fold of it, and some. */
export function refitTime(
  finished: readonly Pick<FinishedCandidate, 'fitMilliseconds' | 'encodeMilliseconds'>[],
  { folds, foldMilliseconds }: Pick<SearchFrame, 'folds' | 'foldMilliseconds'>,
): number {
  if (finished.length === 0) return 0
  const fits = finished.reduce(
    (sum, { fitMilliseconds, encodeMilliseconds }) => sum + fitMilliseconds + encodeMilliseconds,
    0,
  )
  return moreThanFold * (foldMilliseconds + fits / folds.length)
}

/** The milliseconds that choosing and judging are likely to take, from what it took to score the candidates. */
export function judgingTime(finished: readonly Pick<FinishedCandidate, 'scoreMilliseconds' | 'raw'>[]): number {
  return Math.max(
    0,
    ...finished.map(
      ({ scoreMilliseconds, raw: { rowCount } }) =>
        scoreMilliseconds * (scorings + (draws * Math.min(rowsDrawn, rowCount)) / rowCount),
    ),
  )
}
