import type { Progress, RunOptions } from '../util/run-options.ts'
import { CsvAnalyzerError } from '../util/error.ts'
import { candidateFolds, type CandidateFolds } from './candidate-folds.ts'
import type { CandidateSpec } from './candidate-spec.ts'
import { canBeChosen } from './choose-members.ts'
import type { LeaderboardState } from './leaderboard-state.ts'
import { canRace, isWorthMoreFolds } from './race.ts'
import { judgingTime, refitTime } from './remaining-time.ts'
import { runCandidate, type FinishedCandidate, type SearchFrame } from './run-candidate.ts'
import type { SearchBudget } from './search-budget.ts'
import type { WorkLimit } from './work-limit.ts'

/** What a run of candidates goes by. */
export interface CandidateRun extends Pick<RunOptions, 'onProgress'> {
  readonly budget: SearchBudget
  readonly work: WorkLimit
  /** Leave a candidate after its first fold when the others make it superfluous. */
  readonly races: boolean
  /** What an earlier search left of a candidate, instead of training it. */
  readonly restore: (spec: CandidateSpec) => FinishedCandidate | null
  /** Ids of the candidates that an earlier search left: nothing of theirs is begun ahead. */
  readonly left: ReadonlySet<string>
}

/**
 * Trains the candidates in their order until all are done or the budget is spent, and gives those done so far after each. The
 * work does not keep the first one that can be chosen from ending; the clock does. A candidate that fails becomes a row with
 * its error.
 */
export async function* runCandidates(
  specs: readonly CandidateSpec[],
  frame: SearchFrame,
  run: CandidateRun,
): AsyncGenerator<readonly FinishedCandidate[], readonly FinishedCandidate[]> {
  const { board } = frame
  const { budget, work } = run
  const finished: FinishedCandidate[] = []
  const foldCount = frame.folds.length
  const total = (specs.length + 1) * foldCount
  const leaving = followerOf(budget.signal)
  const aheads = beginAhead(specs, frame, run, leaving.signal)
  try {
    for (const [index, spec] of specs.entries()) {
      const report = (fold: number) =>
        run.onProgress?.(progressOf(board, spec, index * foldCount + fold, total, fold, foldCount))
      const isFirst = !finished.some(canBeChosen)
      const earlier = run.restore(spec)
      if (earlier !== null) finished.push(earlier)
      else if (!budget.goesOn()) {
        if (isFirst && budget.stoppedBy() === 'caller') throw budget.signal.reason
        skipWaiting(specs.slice(index), board)
        break
      } else if (!isFirst && !work.allows(spec.learner.name, 1)) {
        skipWaiting([spec], board)
        continue
      } else {
        report(0)
        try {
          const done = await runCandidate(spec, frame, aheads[index], {
            afterFold: (fold) => {
              report(fold + 1)
              if (fold + 1 < foldCount) budget.check()
            },
            goesOn: (first, workOfFold) =>
              isFirst ||
              (work.allows(spec.learner.name, workOfFold * (foldCount - 1)) &&
                (!run.races || isWorthMoreFolds(first, finished, frame))),
          })
          if (done !== null) finished.push(done)
        } catch (error) {
          const by = budget.stoppedBy()
          if (isFirst && by === 'caller') throw error
          if (by !== null) {
            skipWaiting(specs.slice(index), board)
            break
          }
          board.update(spec.id, { state: 'failed', error: errorOf(error) })
        }
      }
      budget.reserve(refitTime(finished.filter(canBeChosen), frame) + judgingTime(finished))
      yield finished
    }
    return finished
  } finally {
    leaving.end()
  }
}

/** The trainings of all candidates; where there is more than one place, those of later candidates fill what is free. */
function beginAhead(
  specs: readonly CandidateSpec[],
  frame: SearchFrame,
  { races, left }: CandidateRun,
  signal: AbortSignal,
): readonly CandidateFolds[] {
  const { folds, target, seed, trainers, keepsFolds, oof } = frame
  const rowCount = oof.rows.length
  const folding = { folds, target, seed, trainers, keepsFolds, rowCount, signal, races: races && canRace(rowCount) }
  const aheads = specs.map((spec, turn) => candidateFolds(spec, turn, folding))
  if (trainers.size > 1) aheads.forEach((ahead, turn) => left.has(specs[turn].id) || ahead.begin())
  return aheads
}

/** Aborts with the other signal, and at the end. */
function followerOf(signal: AbortSignal): { readonly signal: AbortSignal; readonly end: () => void } {
  const follower = new AbortController()
  const follow = () => follower.abort(signal.reason)
  if (signal.aborted) follow()
  signal.addEventListener('abort', follow)
  return {
    signal: follower.signal,
    end: () => {
      signal.removeEventListener('abort', follow)
      follower.abort(new DOMException('the search is over', 'AbortError'))
    },
  }
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

/** The board says `skipped` of what the time or the work did not allow. */
function skipWaiting(specs: readonly CandidateSpec[], board: LeaderboardState): void {
  for (const { id } of specs) board.update(id, { state: 'skipped', foldScores: [] })
}

function errorOf(error: unknown): { readonly code: string; readonly message: string } {
  if (error instanceof CsvAnalyzerError) return { code: error.code, message: error.message }
  return { code: 'unexpected', message: error instanceof Error ? error.message : String(error) }
}
