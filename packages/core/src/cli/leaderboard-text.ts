import { metrics, type Candidate, type Leaderboard, type MetricName } from '../node.ts'
import { bytesText, durationText, numberText } from './number-text.ts'
import { textTable } from './text-table.ts'

/** The candidates as a table: `*` is the one that was chosen, `=` those that cannot be told from the best. */
export function leaderboardText(board: Leaderboard): string {
  const { title, greaterIsBetter } = metrics[board.metric as MetricName]
  const header = ['', 'candidate', title, '95 % interval', 'fit', 'predict', 'size', '']
  const rows = board.candidates.map((candidate) => [
    markOf(candidate),
    candidate.title,
    numberText(candidate.score),
    candidate.interval === null ? '' : `${numberText(candidate.interval[0])} … ${numberText(candidate.interval[1])}`,
    candidate.state === 'done' ? durationText(candidate.fitMilliseconds) : '',
    candidate.state === 'done' ? `${numberText(candidate.predictMicrosecondsPerRow)} µs/row` : '',
    candidate.state === 'done' ? bytesText(candidate.modelBytes) : '',
    noteOf(candidate),
  ])
  return [
    textTable(header, rows, [2, 3, 4, 5, 6]),
    '',
    `${board.folds} ${board.folds === 1 ? 'fold' : 'folds'}. ${board.split.reason} ${greaterIsBetter ? 'Greater' : 'Less'} is better; * chosen, = within the noise of the best.`,
    board.reason,
  ].join('\n')
}

function markOf({ chosen, tied }: Candidate): string {
  return chosen ? '*' : tied ? '=' : ''
}

function noteOf({ state, error, baseline, foldScores }: Candidate): string {
  if (state === 'failed') return `failed: ${error?.message ?? 'unknown'}`
  if (state === 'skipped') return foldScores.length > 0 ? 'left after one fold' : 'not reached'
  return baseline ? 'baseline' : ''
}
