import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'

/** Marks an experiment and its runs as deleted; `restoreExperiment` brings them back. */
export async function deleteExperiment(
  mlflow: Mlflow,
  params: { readonly experimentId: string },
  options?: CallOptions,
): Promise<void> {
  const body = { experiment_id: params.experimentId }
  await request(mlflow, { method: 'POST', path: 'experiments/delete', body, idempotent: false }, options)
}
