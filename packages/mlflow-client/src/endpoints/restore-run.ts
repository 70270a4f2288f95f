import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'

/** Takes a deletion back. */
export async function restoreRun(
  mlflow: Mlflow,
  params: { readonly runId: string },
  options?: CallOptions,
): Promise<void> {
  const body = { run_id: params.runId }
  await request(mlflow, { method: 'POST', path: 'runs/restore', body, idempotent: false }, options)
}
