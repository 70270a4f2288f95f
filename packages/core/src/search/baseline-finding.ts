import type { Metric } from '../metrics/metric.ts'
import type { Finding } from '../util/finding.ts'
import { correctedError } from './corrected-interval.ts'
import type { Leaderboard } from './leaderboard.ts'
import { scoreText } from './score-text.ts'

/** A warning where the chosen model is no better than a baseline, or by less than a standard error over the folds. The board has the best first. */
export function baselineFinding(
  { candidates }: Leaderboard,
  { name, title, greaterIsBetter }: Metric,
  testShare: number,
): readonly Finding[] {
  const done = candidates.filter(({ state, score }) => state === 'done' && score !== null)
  const chosen = done.find((candidate) => candidate.chosen)
  const rival = done.find(({ baseline }) => baseline)
  if (chosen === undefined || rival === undefined || chosen.baseline) return []
  const gains = chosen.foldScores.map((score, fold) => (greaterIsBetter ? 1 : -1) * (score - rival.foldScores[fold]))
  const gain = (greaterIsBetter ? 1 : -1) * (chosen.score! - rival.score!)
  if (gain > (correctedError(gains, testShare) ?? 0)) return []
  const both = `${title} ${scoreText(chosen.score!)} against ${scoreText(rival.score!)}`
  const how = gain > 0 ? 'cannot be told from' : 'is no better than'
  return [
    {
      code: 'no-better-than-baseline',
      severity: 'warning',
      message: `The model (${chosen.title}) ${how} the baseline "${rival.title}": ${both}. What it learned may be nothing; look for columns that tell more, or for more rows.`,
      evidence: {
        metric: name,
        score: chosen.score!,
        baseline: rival.id,
        baselineTitle: rival.title,
        baselineScore: rival.score!,
        worse: gain <= 0,
      },
    },
  ]
}
