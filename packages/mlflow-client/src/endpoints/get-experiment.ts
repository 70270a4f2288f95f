import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'
import { experimentFrom, type Experiment, type RawExperiment } from '../experiment.ts'

/** The experiment of that id. */
export async function getExperiment(
  mlflow: Mlflow,
  params: { readonly experimentId: string },
  options?: CallOptions,
): Promise<Experiment> {
  const query = { experiment_id: params.experimentId }
  const call = { method: 'GET', path: 'experiments/get', query, idempotent: true } as const
  return experimentFrom((await request<{ experiment: RawExperiment }>(mlflow, call, options)).experiment)
}
