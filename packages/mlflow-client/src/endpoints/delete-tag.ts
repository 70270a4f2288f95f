import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'

/** Removes one tag of a run. */
export async function deleteTag(
  mlflow: Mlflow,
  params: { readonly runId: string; readonly key: string },
  options?: CallOptions,
): Promise<void> {
  const body = { run_id: params.runId, key: params.key }
  await request(mlflow, { method: 'POST', path: 'runs/delete-tag', body, idempotent: false }, options)
}
