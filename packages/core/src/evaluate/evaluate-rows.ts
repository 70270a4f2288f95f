import { metricsOfTask } from '../metrics/metrics-of-task.ts'
import type { RunOptions } from '../util/run-options.ts'
import { bootstrapEstimates } from './bootstrap-estimates.ts'
import { classificationEvaluation } from './classification-evaluation.ts'
import { errorSlices } from './error-slices.ts'
import type { Evaluation } from './evaluation.ts'
import { groupReport } from './group-report.ts'
import type { JudgedRows } from './judged-rows.ts'
import { regressionEvaluation } from './regression-evaluation.ts'

/** Everything that predictions of unseen rows say of a model. Importance is added by those who hold the model. */
export async function evaluateRows(judged: JudgedRows, run: RunOptions = {}): Promise<Evaluation> {
  const { task, target, classes, positive, origin, metric, rows } = judged
  return {
    version: 1,
    task,
    target,
    classes,
    positive,
    rowCount: rows.length,
    origin,
    metric,
    metrics: await bootstrapEstimates(judged, run),
    baselines: judged.baselines.map((baseline) => ({
      name: baseline.name,
      title: baseline.title,
      metrics: scoresOf({ ...judged, predicted: baseline.predicted, rule: 0.5 }),
    })),
    classification: task === 'regression' ? null : classificationEvaluation(judged),
    regression: task === 'regression' ? regressionEvaluation(judged) : null,
    slices: await errorSlices(judged, { signal: run.signal }),
    groups: judged.table?.groups.map((name) => groupReport(judged, name)) ?? [],
    importance: [],
  }
}

/** Every metric of the task that is defined on these rows. */
export function scoresOf({ task, actual, predicted, weights, rule }: JudgedRows): {
  readonly [name: string]: number
} {
  const scores = metricsOfTask(task).map(
    (metric) => [metric.name, metric.score(actual, predicted, weights, rule)] as const,
  )
  return Object.fromEntries(scores.filter(([, score]) => score - score === 0))
}
