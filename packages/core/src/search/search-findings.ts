import type { Finding } from '../util/finding.ts'
import type { Leaderboard } from './leaderboard.ts'
import type { PreparedSearch } from './prepare-search.ts'
import type { SearchBudget } from './search-budget.ts'

/** What the search decided or had to leave, for whoever reads its result. */
export function searchFindings(
  { target, folds }: PreparedSearch,
  { budget, board }: { readonly budget: SearchBudget; readonly board: Leaderboard },
): readonly Finding[] {
  const task: Finding = {
    code: 'task-decided',
    severity: 'info',
    column: target.name,
    message: target.reason,
    evidence: { task: target.task, classes: target.classes.slice(0, 20), positive: target.positive },
  }
  const by = budget.stoppedBy() ?? (leftForWork(board).length > 0 ? 'work' : null)
  const always = [task, ...leftOutFinding(folds[0].leftOut)]
  if (by === null) return always
  const isBaseline = by === 'clock' && onlyBaselines(board)
  const message = isBaseline ? noModel : sentences[by]
  return [
    ...always,
    { code: 'search-stopped', severity: 'info', message, evidence: { by, ...(isBaseline && { onlyBaselines: true }) } },
  ]
}

/** What the first fold left out; others may differ by a few columns. */
function leftOutFinding(columns: readonly string[]): readonly Finding[] {
  if (columns.length === 0) return []
  const message = `Trees do not see ${columns.length} of the many columns, which help no more than shuffled ones do: ${columns.slice(0, 10).join(', ')}${columns.length > 10 ? ' …' : ''}.`
  return [
    {
      code: 'columns-without-help',
      severity: 'info',
      message,
      evidence: { count: columns.length, columns: columns.slice(0, 200) },
    },
  ]
}

const sentences = {
  caller: 'The search was stopped; the best candidate so far is returned.',
  clock: 'The search was stopped by its time limit; the best candidate so far is returned.',
  work: 'The search did the work that its effort allows and left candidates untried; a higher effort or maxWork tries them.',
} as const

const noModel =
  'The time limit came before any candidate but the baselines was done; the best of these is returned, which is no model to rely on: give more time.'

function onlyBaselines({ candidates }: Leaderboard): boolean {
  return candidates.every(({ state, baseline }) => baseline || state !== 'done')
}

/** Candidates that were never begun, though the clock had not run out. */
function leftForWork({ candidates }: Leaderboard): Leaderboard['candidates'] {
  return candidates.filter(({ state, foldScores }) => state === 'skipped' && foldScores.length === 0)
}
