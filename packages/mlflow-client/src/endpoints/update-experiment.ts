import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'

/** Renames an experiment. */
export async function updateExperiment(
  mlflow: Mlflow,
  params: { readonly experimentId: string; readonly name: string },
  options?: CallOptions,
): Promise<void> {
  const body = { experiment_id: params.experimentId, new_name: params.name }
  await request(mlflow, { method: 'POST', path: 'experiments/update', body, idempotent: true }, options)
}
