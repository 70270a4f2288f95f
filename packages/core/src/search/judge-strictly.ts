import type { Prediction } from '../matrix/prediction.ts'
import type { Finding } from '../util/finding.ts'
import type { RunOptions } from '../util/run-options.ts'
import type { Choice } from './choose-members.ts'
import { correctedInterval, meanOf } from './corrected-interval.ts'
import type { FinishedPredictions } from './finish-predictions.ts'
import type { OutOfFoldRows } from './out-of-fold.ts'
import { predictUnder } from './predict-under.ts'
import type { PreparedSearch } from './prepare-search.ts'
import { foldScoresOf } from './run-candidate.ts'
import { scoreText } from './score-text.ts'
import type { Trainers } from './trainers.ts'

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
  finished: FinishedPredictions,
  run: RunOptions & { readonly trainers: Trainers },
): Promise<StrictJudgement | null> {
  const { strict } = search.split
  if (strict === null) return null
  const { oof, predicted } = await predictUnder(strict.folds, search, { choice, finished }, run)
  return { oof, predicted, finding: bothScores(search, choice, oof, predicted) }
}

/** Said where the data call for a stricter split and there was no time for it: the scores shown may flatter. */
export function strictSplitLeftOut({ split: { strict } }: PreparedSearch): readonly Finding[] {
  if (strict === null) return []
  const matter = strict.reason.slice(0, strict.reason.indexOf(';'))
  return [
    {
      code: 'second-look-left-out',
      severity: 'warning',
      ...(strict.column !== null && { column: strict.column }),
      message: `There was no time to judge the model on a stricter split, though ${matter}; the scores are those of a random split and may flatter it. Give more time.`,
      evidence: { ...strict.evidence, instead: strict.code },
    },
  ]
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
  const sentence = `${reason} the ${metric.title} is ${scoreText(strictScore)}, against ${scoreText(randomScore)} under a random split. The evaluation shows the former.`
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
