import type { Prediction } from '../matrix/prediction.ts'
import { applyCalibration } from '../models/apply-calibration.ts'
import type { RunOptions } from '../util/run-options.ts'
import { blendPredictions } from './blend-weights.ts'
import type { Choice } from './choose-members.ts'
import { applyCorrection } from './correct-member.ts'
import type { FinishedPredictions } from './finish-predictions.ts'
import type { Fold } from './folds.ts'
import { predictMembers } from './member-model.ts'
import { joinFolds, outOfFoldRows, type OutOfFoldRows } from './out-of-fold.ts'
import { prepareRows } from './prepare-fold.ts'
import type { PreparedSearch } from './prepare-search.ts'
import { trainChosen } from './refit.ts'
import { takeBack } from './response.ts'
import type { Trainers } from './trainers.ts'

/** What the chosen recipe, as it was chosen, answers when it is trained on the folds of another split. */
export async function predictUnder(
  folds: readonly Fold[],
  { target, material }: PreparedSearch,
  { choice, finished }: { readonly choice: Choice; readonly finished: FinishedPredictions },
  run: RunOptions & { readonly trainers: Trainers },
): Promise<{ readonly oof: OutOfFoldRows; readonly predicted: Prediction }> {
  const oof = outOfFoldRows(folds, target, material.weights)
  const parts: Prediction[] = []
  for (const { train, validation } of folds) {
    const prepared = await prepareRows(material, train, validation, run)
    const trained = await trainChosen(choice.members, prepared, material, run, () => undefined)
    const responses = choice.members.map(({ candidate }, m) => {
      const { matrix, validationRows } = prepared.encoded(candidate.spec.learner.encoding)
      const { models, lambda } = trained[m]
      return applyCorrection(takeBack(predictMembers(models, matrix, validationRows), lambda), candidate.correction)
    })
    parts.push(
      applyCalibration(
        blendPredictions(
          responses,
          Float64Array.from(choice.members, ({ weight }) => weight),
        ),
        finished.calibration,
      ),
    )
  }
  return { oof, predicted: joinFolds(oof, parts) }
}
