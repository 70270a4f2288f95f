import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'

/** Takes a deletion back. */
export async function restoreExperiment(
  mlflow: Mlflow,
  params: { readonly experimentId: string },
  options?: CallOptions,
): Promise<void> {
  const body = { experiment_id: params.experimentId }
  await request(mlflow, { method: 'POST', path: 'experiments/restore', body, idempotent: false }, options)
}
