import { MlflowError } from '../mlflow-error.ts'
import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'

export interface Experiment {
  readonly experimentId: string
  readonly name: string
  readonly artifactLocation: string
  readonly lifecycleStage: 'active' | 'deleted'
}

interface Answer {
  readonly experiment: {
    readonly experiment_id: string
    readonly name: string
    readonly artifact_location: string
    readonly lifecycle_stage: 'active' | 'deleted'
  }
}

/** The experiment of that name; null when there is none. */
export async function getExperimentByName(
  mlflow: Mlflow,
  params: { readonly name: string },
  options?: CallOptions,
): Promise<Experiment | null> {
  const query = { experiment_name: params.name }
  try {
    const { experiment } = await request<Answer>(
      mlflow,
      { method: 'GET', path: 'experiments/get-by-name', query, idempotent: true },
      options,
    )
    return {
      experimentId: experiment.experiment_id,
      name: experiment.name,
      artifactLocation: experiment.artifact_location,
      lifecycleStage: experiment.lifecycle_stage,
    }
  } catch (error) {
    if (error instanceof MlflowError && error.errorCode === 'RESOURCE_DOES_NOT_EXIST') return null
    throw error
  }
}
