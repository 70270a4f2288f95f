import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'

/** Marks a run as deleted; `restoreRun` brings it back. */
export async function deleteRun(
  mlflow: Mlflow,
  params: { readonly runId: string },
  options?: CallOptions,
): Promise<void> {
  const body = { run_id: params.runId }
  await request(mlflow, { method: 'POST', path: 'runs/delete', body, idempotent: false }, options)
}
