import type { Finding } from '../util/finding.ts'
import type { Leaderboard } from './leaderboard.ts'
import type { PreparedSearch } from './prepare-search.ts'
import type { SearchBudget } from './search-budget.ts'

/** What the search decided or had to leave, for whoever reads its result. */
export function searchFindings(
  { target }: PreparedSearch,
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
  if (by === null) return [task]
  return [task, { code: 'search-stopped', severity: 'info', message: sentences[by], evidence: { by } }]
}

const sentences = {
  caller: 'The search was stopped; the best candidate so far is returned.',
  clock: 'The search was stopped by its time limit; the best candidate so far is returned.',
  work: 'The search did the work that its effort allows and left candidates untried; a higher effort or maxWork tries them.',
} as const

/** Candidates that were never begun, though the clock had not run out. */
function leftForWork({ candidates }: Leaderboard): Leaderboard['candidates'] {
  return candidates.filter(({ state, foldScores }) => state === 'skipped' && foldScores.length === 0)
}
