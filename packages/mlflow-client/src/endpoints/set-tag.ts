import { checkKey } from '../check-key.ts'
import { checkLength } from '../check-length.ts'
import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'

/** Writes one tag of a run, over an older one. */
export async function setTag(
  mlflow: Mlflow,
  params: { readonly runId: string; readonly key: string; readonly value: string },
  options?: CallOptions,
): Promise<void> {
  checkKey(params.key)
  checkLength('tags', params)
  const body = { run_id: params.runId, key: params.key, value: params.value }
  await request(mlflow, { method: 'POST', path: 'runs/set-tag', body, idempotent: true }, options)
}
