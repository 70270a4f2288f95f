import type { Candidate, Evaluation, Leaderboard } from '@csvanalyzer/core'
import { safeKey } from '../check-key.ts'
import type { Metric } from '../metric.ts'

type Subject = Pick<Metric, 'modelId' | 'datasetName' | 'datasetDigest'>

/** Every metric with its interval, the baselines beside it, and the score of each fold as one line of a chart. */
export function runMetrics(
  { metrics, baselines, rowCount }: Evaluation,
  leaderboard: Leaderboard,
  timestamp: number,
  subject: Subject,
): readonly Metric[] {
  const measured = Object.entries(metrics).flatMap(([name, { value, lower, upper }]) => [
    { key: name, value, timestamp, ...subject },
    { key: `interval/${name}.lower`, value: lower, timestamp },
    { key: `interval/${name}.upper`, value: upper, timestamp },
  ])
  const compared = baselines.flatMap((baseline) =>
    Object.entries(baseline.metrics).map(([name, value]) => ({
      key: safeKey(`baseline/${baseline.name}.${name}`),
      value,
      timestamp,
    })),
  )
  const chosen = leaderboard.candidates.find((candidate) => candidate.chosen)
  const folds = chosen ? foldMetrics(chosen, leaderboard, timestamp) : []
  return finite([...measured, ...compared, ...folds, { key: 'evaluatedRows', value: rowCount, timestamp }])
}

export function foldMetrics({ foldScores }: Candidate, { metric }: Leaderboard, timestamp: number): readonly Metric[] {
  return foldScores.map((value, step) => ({ key: `fold/${metric}`, value, timestamp, step }))
}

/** A score that does not exist is left out: one NaN breaks the overview of MLflow's page. */
export function finite(metrics: readonly Metric[]): readonly Metric[] {
  return metrics.filter(({ value }) => Number.isFinite(value))
}
