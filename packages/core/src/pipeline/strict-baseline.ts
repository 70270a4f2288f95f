import type { Evaluation } from '../evaluate/evaluation.ts'
import { metrics, type MetricName } from '../metrics/index.ts'
import { scoreText } from '../search/score-text.ts'
import type { Finding } from '../util/finding.ts'

const code = 'no-better-than-baseline'
/** What a second look on a stricter split is told by. */
const secondLooks = new Set(['time-order-across-folds', 'groups-across-folds', 'duplicates-across-folds'])

/** A model that beats the baselines on random folds, and on the stricter split not even the same answer for all: what it seemed to know were rows that it had seen. */
export function strictBaseline(
  { metric: name, metrics: scores, baselines }: Evaluation,
  findings: readonly Finding[],
): readonly Finding[] {
  if (!findings.some((finding) => secondLooks.has(finding.code))) return []
  if (findings.some((finding) => finding.code === code)) return []
  const { title, greaterIsBetter } = metrics[name as MetricName]
  const sign = greaterIsBetter ? 1 : -1
  // The one rule was trained on random folds, so that copies may flatter it too; the same answer for all cannot be flattered.
  const best = baselines.find((baseline) => baseline.name.startsWith('constant'))
  const score = scores[name]?.value
  if (best === undefined || score === undefined || sign * (score - best.metrics[name]) > 0) return []
  const both = `${title} ${scoreText(score)} against ${scoreText(best.metrics[name])}`
  return [
    {
      code,
      severity: 'warning',
      message: `Judged by the stricter split, the model is no better than the baseline "${best.title}": ${both}. What it seemed to know it had from rows like those that it was judged on.`,
      evidence: {
        metric: name,
        score,
        baseline: best.name,
        baselineTitle: best.title,
        baselineScore: best.metrics[name],
        worse: true,
      },
    },
  ]
}
