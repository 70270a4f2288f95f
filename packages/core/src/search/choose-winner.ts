import type { Candidate, Leaderboard } from './leaderboard.ts'
import type { Prefer } from './search-settings.ts'

/** The candidate to take, and one sentence why. */
export interface Winner {
  readonly id: string
  readonly reason: string
}

/**
 * Among candidates that cannot be told from the best: the blend (its mean errs less on new rows than the one that happened to
 * come first), the simplest, or the one that predicts with least work.
 */
export function chooseWinner(
  board: Leaderboard,
  prefer: Prefer,
  complexityOf: (candidate: Candidate) => number,
  blendId: string,
): Winner | null {
  const done = board.candidates.filter(
    (candidate) => candidate.state === 'done' && !candidate.baseline && candidate.score !== null,
  )
  if (done.length === 0) return null
  const best = done[0]
  const tied = done.filter((candidate) => candidate.tied)
  const chosen =
    prefer === 'accuracy'
      ? (tied.find(({ id }) => id === blendId) ?? best)
      : smallestBy(tied, prefer === 'simple' ? complexityOf : ({ modelBytes }) => modelBytes)
  return { id: chosen.id, reason: reasonFor(chosen, best, { tiedCount: tied.length, folds: board.folds }, prefer) }
}

/** Null when a candidate failed: then its error is the answer. */
export function bestBaseline({ candidates }: Leaderboard): Winner | null {
  if (candidates.some(({ state, baseline }) => state === 'failed' && !baseline)) return null
  const best = candidates.find(({ state, score }) => state === 'done' && score !== null)
  return best === undefined
    ? null
    : { id: best.id, reason: `${best.title} is the best of the baselines, and no other candidate is done.` }
}

function smallestBy(candidates: readonly Candidate[], measure: (candidate: Candidate) => number): Candidate {
  return candidates.reduce((least, candidate) => (measure(candidate) < measure(least) ? candidate : least))
}

function reasonFor(
  chosen: Candidate,
  best: Candidate,
  { tiedCount, folds }: { readonly tiedCount: number; readonly folds: number },
  prefer: Prefer,
): string {
  const tie = tieText(tiedCount - 1, folds)
  if (prefer === 'accuracy' && chosen !== best)
    return `${chosen.title} cannot be told from the best, ${best.title}, and a mean of several errs less on new rows; ${tie}.`
  if (prefer === 'accuracy') return `${chosen.title} has the best score; ${tie}.`
  const quality = prefer === 'simple' ? 'simplest' : 'smallest and so the fastest'
  if (chosen === best) return `${chosen.title} has the best score and is the ${quality} within its noise.`
  return `${chosen.title} is the ${quality} of the ${tiedCount} candidates that cannot be told from the best, ${best.title}.`
}

function tieText(others: number, folds: number): string {
  if (folds === 1) return 'how far that is noise cannot be told from one part that judges'
  if (others === 0) return 'no other is within its noise'
  return `${others} ${others === 1 ? 'other is' : 'others are'} within its noise`
}
