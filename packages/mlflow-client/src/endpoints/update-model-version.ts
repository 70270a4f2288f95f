import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'
import { modelVersionFrom, type ModelVersion, type RawModelVersion } from '../model-version.ts'

/** Describes a version anew. */
export async function updateModelVersion(
  mlflow: Mlflow,
  params: { readonly name: string; readonly version: string; readonly description: string },
  options?: CallOptions,
): Promise<ModelVersion> {
  const body = { name: params.name, version: params.version, description: params.description }
  const call = { method: 'PATCH', path: 'model-versions/update', body, idempotent: true } as const
  return modelVersionFrom((await request<{ model_version: RawModelVersion }>(mlflow, call, options)).model_version)
}
