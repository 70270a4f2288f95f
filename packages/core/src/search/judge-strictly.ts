import type { Prediction } from '../matrix/prediction.ts'
import { applyCalibration } from '../models/apply-calibration.ts'
import type { Finding } from '../util/finding.ts'
import type { RunOptions } from '../util/run-options.ts'
import { blendPredictions } from './blend-weights.ts'
import type { Choice } from './choose-members.ts'
import { correctedInterval, meanOf } from './corrected-interval.ts'
import { applyCorrection } from './correct-member.ts'
import type { FinishedPredictions } from './finish-predictions.ts'
import { predictMembers } from './member-model.ts'
import { joinFolds, outOfFoldRows, type OutOfFoldRows } from './out-of-fold.ts'
import { prepareRows } from './prepare-fold.ts'
import type { PreparedSearch } from './prepare-search.ts'
import { trainChosen } from './refit.ts'
import { takeBack } from './response.ts'
import { foldScoresOf } from './run-candidate.ts'

/** Out-of-fold predictions of the chosen recipe under the stricter split. */
export interface StrictJudgement {
  readonly oof: OutOfFoldRows
  readonly predicted: Prediction
  /** Both scores, in words. */
  readonly finding: Finding
}

/** Trains the chosen recipe, as it was chosen, on the folds of the stricter split. Null where the data call for none. */
export async function judgeStrictly(
  search: PreparedSearch,
  choice: Choice,
  { calibration }: FinishedPredictions,
  run: RunOptions,
): Promise<StrictJudgement | null> {
  const { strict } = search.split
  if (strict === null) return null
  const oof = outOfFoldRows(strict.folds, search.target, search.material.weights)
  const parts: Prediction[] = []
  for (const { train, validation } of strict.folds) {
    const prepared = await prepareRows(search.material, train, validation, run)
    const trained = await trainChosen(choice.members, prepared, search.material, run, () => undefined)
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
        calibration,
      ),
    )
  }
  const predicted = joinFolds(oof, parts)
  return { oof, predicted, finding: bothScores(search, choice, oof, predicted) }
}

function bothScores(
  { split, metric, oof: randomRows }: PreparedSearch,
  choice: Choice,
  oof: OutOfFoldRows,
  predicted: Prediction,
): Finding {
  const { code, column, reason, evidence, folds } = split.strict!
  const strictScores = foldScoresOf({ metric, oof }, predicted)
  const randomScore = meanOf(foldScoresOf({ metric, oof: randomRows }, choice.predicted))
  const strictScore = meanOf(strictScores)
  const interval = correctedInterval(strictScores, folds[0].validation.length / folds[0].train.length)
  const sentence = `${reason} the ${metric.title} is ${show(strictScore)}, against ${show(randomScore)} under a random split. The evaluation shows the former.`
  return {
    code,
    severity: 'warning',
    ...(column !== null && { column }),
    message: sentence[0].toUpperCase() + sentence.slice(1),
    evidence: {
      ...evidence,
      metric: metric.name,
      strict: strictScore,
      random: randomScore,
      interval: interval && [...interval],
    },
  }
}

/** Four digits that count, without an exponent where it can be spared. */
function show(value: number): string {
  return Math.abs(value) >= 1000 ? String(Math.floor(value + 0.5)) : String(Number(value.toPrecision(4)))
}
