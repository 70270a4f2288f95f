import type { Progress, RunOptions } from '../util/run-options.ts'
import { CsvAnalyzerError } from '../util/error.ts'
import type { CandidateSpec } from './candidate-spec.ts'
import { canBeChosen } from './choose-members.ts'
import type { LeaderboardState } from './leaderboard-state.ts'
import { runCandidate, type FinishedCandidate, type SearchFrame } from './run-candidate.ts'
import type { SearchBudget } from './search-budget.ts'

/**
 * Trains the candidates in their order until all are done or the budget is spent; the clock never keeps the first one that can
 * be chosen from ending, so that there is always a result. A candidate that fails becomes a row with its error.
 */
export async function runCandidates(
  specs: readonly CandidateSpec[],
  frame: SearchFrame,
  budget: SearchBudget,
  { signal, onProgress }: RunOptions,
): Promise<readonly FinishedCandidate[]> {
  const { board } = frame
  const finished: FinishedCandidate[] = []
  const foldCount = frame.folds.length
  const total = (specs.length + 1) * foldCount
  for (const [index, spec] of specs.entries()) {
    const report = (fold: number) =>
      onProgress?.(progressOf(board, spec, index * foldCount + fold, total, fold, foldCount))
    const isFirst = !finished.some(canBeChosen)
    if (!isFirst && !budget.allows(0)) {
      skipWaiting(specs.slice(index), board)
      break
    }
    report(0)
    try {
      finished.push(
        await runCandidate(spec, frame, { signal: isFirst ? signal : budget.signal }, (fold) => report(fold + 1)),
      )
    } catch (error) {
      if (isFirst && signal?.aborted) throw error
      if (!isFirst && budget.stoppedBy() !== null) {
        skipWaiting(specs.slice(index), board)
        break
      }
      board.update(spec.id, { state: 'failed', error: errorOf(error) })
    }
    budget.reserve(refitTime(finished, foldCount))
  }
  return finished
}

function progressOf(
  board: LeaderboardState,
  { title }: CandidateSpec,
  done: number,
  total: number,
  fold: number,
  folds: number,
): Progress {
  return {
    stage: 'fit',
    done,
    total,
    message: fold < folds ? `${title}, fold ${fold + 1} of ${folds}` : `${title} done`,
    detail: board.snapshot(),
  }
}

/** The board says `skipped` of what the time did not allow. */
function skipWaiting(specs: readonly CandidateSpec[], board: LeaderboardState): void {
  for (const { id } of specs) board.update(id, { state: 'skipped', foldScores: [] })
}

/** The longest that training the chosen members once more may take: each as long as one fold of it, and some. */
function refitTime(finished: readonly FinishedCandidate[], foldCount: number): number {
  return finished.reduce((sum, { fitMilliseconds }) => sum + (1.3 * fitMilliseconds) / foldCount, 0)
}

function errorOf(error: unknown): { readonly code: string; readonly message: string } {
  if (error instanceof CsvAnalyzerError) return { code: error.code, message: error.message }
  return { code: 'unexpected', message: error instanceof Error ? error.message : String(error) }
}
