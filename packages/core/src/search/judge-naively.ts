import type { Finding } from '../util/finding.ts'
import type { RunOptions } from '../util/run-options.ts'
import type { Choice } from './choose-members.ts'
import { meanOf } from './corrected-interval.ts'
import type { FinishedPredictions } from './finish-predictions.ts'
import { predictUnder } from './predict-under.ts'
import type { PreparedSearch } from './prepare-search.ts'
import { foldScoresOf } from './run-candidate.ts'
import { scoreText } from './score-text.ts'
import type { Trainers } from './trainers.ts'

const whatRandomDoes = {
  time: (column: string) => `which lets a model see rows that are later by ${column}`,
  group: (column: string) => `which puts rows of the same ${column} on both sides`,
} as const

/** Standard errors over folds from which two splits are said to differ. */
const fewestErrors = 2

/** The score of the chosen recipe under a random split, beside that of the split that was asked for. Null where none was. */
export async function judgeNaively(
  search: PreparedSearch,
  choice: Choice,
  finished: FinishedPredictions,
  run: RunOptions & { readonly trainers: Trainers },
): Promise<Finding | null> {
  const { split, metric, oof } = search
  const { kind, column } = split.split
  if (split.naive === null || kind === 'random' || kind === 'holdout' || column === null) return null
  const random = await predictUnder(split.naive, search, { choice, finished }, run)
  const randomScores = foldScoresOf({ metric, oof: random.oof }, random.predicted)
  const randomScore = meanOf(randomScores)
  const askedScores = foldScoresOf({ metric, oof }, choice.predicted)
  const askedScore = meanOf(askedScores)
  const isApart = Math.abs(askedScore - randomScore) > fewestErrors * errorOfDifference(askedScores, randomScores)
  return {
    code: 'random-split-beside',
    severity: isApart ? 'warning' : 'info',
    column,
    message: `Split by ${kind} of ${column}, the ${metric.title} is ${scoreText(askedScore)}; under a random split, ${whatRandomDoes[kind](column)}, it is ${scoreText(randomScore)}${isApart ? '' : ', within the noise'}. The evaluation shows the former.`,
    evidence: {
      column,
      kind,
      metric: metric.name,
      asked: askedScore,
      random: randomScore,
    },
  }
}

function errorOfDifference(...scores: readonly (readonly number[])[]): number {
  const variances = scores.map((some) => {
    const mean = meanOf(some)
    const squares = some.reduce((sum, score) => sum + (score - mean) * (score - mean), 0)
    return squares / Math.max(1, some.length - 1) / some.length
  })
  return Math.sqrt(variances.reduce((sum, variance) => sum + variance, 0))
}
