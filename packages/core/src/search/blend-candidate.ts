import type { Prediction } from '../matrix/prediction.ts'
import { blendPredictions, blendWeights } from './blend-weights.ts'
import { joinFolds, positionsOutside, type OutOfFoldRows } from './out-of-fold.ts'
import { takePrediction } from './labelled-prediction.ts'
import type { FinishedCandidate } from './run-candidate.ts'

/** A weighted mean of candidates. */
export interface FinishedBlend {
  readonly members: readonly { readonly weight: number; readonly candidate: FinishedCandidate }[]
  /** Each fold blended by weights that the other folds taught, so that the blend is judged like any other candidate. */
  readonly predicted: Prediction
}

/** Null when there is nothing to blend, or when one candidate takes all the weight. */
export function blendCandidates(
  candidates: readonly FinishedCandidate[],
  oof: OutOfFoldRows,
  seed: number,
): FinishedBlend | null {
  if (candidates.length < 2) return null
  const predictions = candidates.map((candidate) => candidate.predicted)
  const weights = blendWeights(predictions, oof.actual, { weights: oof.weights, seed })
  const members = candidates
    .map((candidate, m) => ({ weight: weights[m], candidate }))
    .filter(({ weight }) => weight > 0)
  if (members.length < 2) return null
  const parts = oof.positions.map((positions, fold) => {
    const learned = blendWeights(predictions, oof.actual, {
      weights: oof.weights,
      rows: positionsOutside(oof, fold),
      seed,
    })
    return blendPredictions(
      predictions.map((predicted) => takePrediction(predicted, positions)),
      learned,
    )
  })
  return { members, predicted: joinFolds(oof, parts) }
}
