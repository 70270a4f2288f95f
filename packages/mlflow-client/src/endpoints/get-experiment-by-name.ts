import { experimentFrom, type Experiment, type RawExperiment } from '../experiment.ts'
import { MlflowError } from '../mlflow-error.ts'
import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'

/** The experiment of that name, deleted ones too; null when there is none. */
export async function getExperimentByName(
  mlflow: Mlflow,
  params: { readonly name: string },
  options?: CallOptions,
): Promise<Experiment | null> {
  const query = { experiment_name: params.name }
  const call = { method: 'GET', path: 'experiments/get-by-name', query, idempotent: true } as const
  try {
    return experimentFrom((await request<{ experiment: RawExperiment }>(mlflow, call, options)).experiment)
  } catch (error) {
    if (error instanceof MlflowError && error.errorCode === 'RESOURCE_DOES_NOT_EXIST') return null
    throw error
  }
}
