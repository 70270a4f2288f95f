import type { Metric } from '../metrics/metric.ts'
import type { Finding } from '../util/finding.ts'
import { correctedError } from './corrected-interval.ts'
import type { Candidate, Leaderboard } from './leaderboard.ts'
import { scoreText } from './score-text.ts'

const oneRuleDoes = 'A rule on one column, which is easier to read, does as well'

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
  const sign = greaterIsBetter ? 1 : -1
  const isAbove = (one: Candidate, other: Candidate): boolean => {
    const gains = one.foldScores.map((score, fold) => sign * (score - other.foldScores[fold]))
    return sign * (one.score! - other.score!) > (correctedError(gains, testShare) ?? 0)
  }
  if (isAbove(chosen, rival)) return []
  const gain = sign * (chosen.score! - rival.score!)
  const isRuleWorthMore =
    rival.learner === 'oneRule' && done.some((other) => other.baseline && other !== rival && isAbove(rival, other))
  const both = `${title} ${scoreText(chosen.score!)} against ${scoreText(rival.score!)}`
  const how = gain > 0 ? 'cannot be told from' : 'is no better than'
  return [
    {
      code: 'no-better-than-baseline',
      severity: 'warning',
      message: `The model (${chosen.title}) ${how} the baseline "${rival.title}": ${both}. ${isRuleWorthMore ? oneRuleDoes : 'What it learned may be nothing'}; look for columns that tell more, or for more rows.`,
      evidence: {
        metric: name,
        score: chosen.score!,
        baseline: rival.id,
        baselineTitle: rival.title,
        baselineScore: rival.score!,
        worse: gain <= 0,
        ...(isRuleWorthMore && { ruleDoes: true }),
      },
    },
  ]
}
