import { checkKey } from '../check-key.ts'
import { checkLength } from '../check-length.ts'
import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'

/** Writes one param of a run, once: another value under the same key is refused by MLflow. */
export async function logParam(
  mlflow: Mlflow,
  params: { readonly runId: string; readonly key: string; readonly value: string },
  options?: CallOptions,
): Promise<void> {
  checkKey(params.key)
  checkLength('params', params)
  const body = { run_id: params.runId, key: params.key, value: params.value }
  await request(mlflow, { method: 'POST', path: 'runs/log-parameter', body, idempotent: true }, options)
}
