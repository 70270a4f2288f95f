import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'

/** Writes one tag of an experiment, over an older one. */
export async function setExperimentTag(
  mlflow: Mlflow,
  params: { readonly experimentId: string; readonly key: string; readonly value: string },
  options?: CallOptions,
): Promise<void> {
  const body = { experiment_id: params.experimentId, key: params.key, value: params.value }
  await request(mlflow, { method: 'POST', path: 'experiments/set-experiment-tag', body, idempotent: true }, options)
}
