import { checkKey } from '../check-key.ts'
import { checkLength } from '../check-length.ts'
import { rawMetric, type Metric } from '../metric.ts'
import type { CallOptions, Mlflow } from '../mlflow.ts'
import { settleNotFinite, type NotFinitePolicy } from '../not-finite.ts'
import { request } from '../request.ts'
import { splitBatch, type Batch, type BatchLimits } from '../split-batch.ts'
import { tagsOf } from '../tag.ts'

export interface LogBatch {
  readonly runId: string
  readonly metrics?: readonly Metric[]
  readonly params?: { readonly [key: string]: string }
  readonly tags?: { readonly [key: string]: string }
  /** `send` when absent. */
  readonly notFinite?: NotFinitePolicy
  /** MLflow's own when absent. */
  readonly limits?: BatchLimits
}

/** Writes metrics, params and tags in as many calls as MLflow's limits ask for, in the order given. */
export async function logBatch(mlflow: Mlflow, batch: LogBatch, options?: CallOptions): Promise<void> {
  for (const part of splitBatch(batch.runId, checked(batch), batch.limits)) {
    // Metrics append, so only a batch without any may be sent twice.
    const idempotent = part.metrics.length === 0
    const body = { run_id: batch.runId, ...part, metrics: part.metrics.map(rawMetric) }
    await request(mlflow, { method: 'POST', path: 'runs/log-batch', body, idempotent }, options)
  }
}

function checked({ metrics = [], params, tags, notFinite = 'send' }: LogBatch): Batch {
  const settled = settleNotFinite(metrics, notFinite)
  const whole = { metrics: settled.metrics, params: tagsOf(params), tags: tagsOf({ ...tags, ...settled.tags }) }
  for (const { key } of [...whole.metrics, ...whole.params, ...whole.tags]) checkKey(key)
  for (const param of whole.params) checkLength('params', param)
  for (const tag of whole.tags) checkLength('tags', tag)
  return whole
}
