import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'
import { splitBatch, type BatchLimits, type Metric } from '../split-batch.ts'
import { tagsOf } from '../tag.ts'

export interface LogBatch {
  readonly runId: string
  readonly metrics?: readonly Metric[]
  readonly params?: { readonly [key: string]: string }
  readonly tags?: { readonly [key: string]: string }
  readonly limits?: BatchLimits
}

/** Writes metrics, params and tags in as many calls as MLflow's limits ask for, in the order given. */
export async function logBatch(mlflow: Mlflow, batch: LogBatch, options?: CallOptions): Promise<void> {
  const whole = { metrics: batch.metrics ?? [], params: tagsOf(batch.params), tags: tagsOf(batch.tags) }
  for (const part of splitBatch(batch.runId, whole, batch.limits)) {
    // Metrics append, so only a batch without any may be sent twice.
    const idempotent = part.metrics.length === 0
    const body = { run_id: batch.runId, ...part }
    await request(mlflow, { method: 'POST', path: 'runs/log-batch', body, idempotent }, options)
  }
}
