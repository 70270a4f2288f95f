import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'

/** Removes one tag of an experiment. */
export async function deleteExperimentTag(
  mlflow: Mlflow,
  params: { readonly experimentId: string; readonly key: string },
  options?: CallOptions,
): Promise<void> {
  const body = { experiment_id: params.experimentId, key: params.key }
  await request(mlflow, { method: 'POST', path: 'experiments/delete-experiment-tag', body, idempotent: false }, options)
}
