import { checkKey } from '../check-key.ts'
import type { CallOptions, Mlflow } from '../mlflow.ts'
import { rawMetric, type Metric } from '../metric.ts'
import { request } from '../request.ts'

/** Appends one value to a metric of a run. */
export async function logMetric(
  mlflow: Mlflow,
  params: Metric & { readonly runId: string },
  options?: CallOptions,
): Promise<void> {
  checkKey(params.key)
  const body = { run_id: params.runId, ...rawMetric(params) }
  await request(mlflow, { method: 'POST', path: 'runs/log-metric', body, idempotent: false }, options)
}
