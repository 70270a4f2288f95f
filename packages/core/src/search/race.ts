import type { Prediction } from '../matrix/prediction.ts'
import { blendWeights } from './blend-weights.ts'
import { takeNumbers, takePrediction } from './labelled-prediction.ts'
import type { FinishedCandidate, SearchFrame } from './run-candidate.ts'

/** Rows from which one fold is long enough to leave a candidate by it. */
const fewestRows = 10_000
/** Share of the blend below which a candidate is not worth its other folds. */
const smallestShare = 0.02

/** Whether a candidate may be left after its first fold. */
export function canRace(rowCount: number): boolean {
  return rowCount >= fewestRows
}

/**
 * Whether a candidate is worth its other folds: whether a blend with those that are done, weighted on the rows of the first
 * fold, would give it a share. A halving of the work for candidates that others make superfluous.
 */
export function isWorthMoreFolds(
  first: Prediction,
  done: readonly FinishedCandidate[],
  { oof, seed }: Pick<SearchFrame, 'oof' | 'seed'>,
): boolean {
  const rivals = done.filter(({ spec }) => !spec.baseline && spec.response !== 'yeo-johnson')
  if (!canRace(oof.rows.length) || rivals.length < 2) return true
  const positions = oof.positions[0]
  const predictions = [...rivals.map(({ raw }) => takePrediction(raw, positions)), first]
  const shares = blendWeights(predictions, takeNumbers(oof.actual, positions), {
    seed,
    ...(oof.weights && { weights: takeNumbers(oof.weights, positions) }),
  })
  return shares[shares.length - 1] >= smallestShare
}
