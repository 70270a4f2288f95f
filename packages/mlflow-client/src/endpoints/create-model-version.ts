import type { CallOptions, Mlflow } from '../mlflow.ts'
import { modelVersionFrom, type ModelVersion, type RawModelVersion } from '../model-version.ts'
import { request } from '../request.ts'
import { tagsOf } from '../tag.ts'

export interface CreateModelVersion {
  readonly name: string
  /** `models:/m-…` of a logged model, `runs:/…/path` or `mlflow-artifacts:/…`; paths of the server's disk are refused. */
  readonly source: string
  readonly runId?: string
  readonly modelId?: string
  readonly description?: string
  readonly tags?: { readonly [key: string]: string }
}

/** Adds a version to a registered model. */
export async function createModelVersion(
  mlflow: Mlflow,
  params: CreateModelVersion,
  options?: CallOptions,
): Promise<ModelVersion> {
  const { name, source, description, tags } = params
  const ids = { run_id: params.runId, model_id: params.modelId }
  const body = { name, source, description, ...ids, tags: tagsOf(tags) }
  const call = { method: 'POST', path: 'model-versions/create', body, idempotent: false } as const
  return modelVersionFrom((await request<{ model_version: RawModelVersion }>(mlflow, call, options)).model_version)
}
