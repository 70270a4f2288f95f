import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'
import { tagsOf } from '../tag.ts'

export interface CreateExperiment {
  readonly name: string
  readonly artifactLocation?: string
  readonly tags?: { readonly [key: string]: string }
}

/** Answers the id of the new experiment; an existing name is a `RESOURCE_ALREADY_EXISTS`. */
export async function createExperiment(
  mlflow: Mlflow,
  params: CreateExperiment,
  options?: CallOptions,
): Promise<string> {
  const body = { name: params.name, artifact_location: params.artifactLocation, tags: tagsOf(params.tags) }
  const call = { method: 'POST', path: 'experiments/create', body, idempotent: false } as const
  return (await request<{ experiment_id: string }>(mlflow, call, options)).experiment_id
}
