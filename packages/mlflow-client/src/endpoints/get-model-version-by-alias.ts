import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'
import { modelVersionFrom, type ModelVersion, type RawModelVersion } from '../model-version.ts'

/** The version that an alias points at. */
export async function getModelVersionByAlias(
  mlflow: Mlflow,
  params: { readonly name: string; readonly alias: string },
  options?: CallOptions,
): Promise<ModelVersion> {
  const query = { name: params.name, alias: params.alias }
  const call = { method: 'GET', path: 'registered-models/alias', query, idempotent: true } as const
  return modelVersionFrom((await request<{ model_version: RawModelVersion }>(mlflow, call, options)).model_version)
}
