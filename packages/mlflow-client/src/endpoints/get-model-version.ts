import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'
import { modelVersionFrom, type ModelVersion, type RawModelVersion } from '../model-version.ts'

/** One version of a registered model. */
export async function getModelVersion(
  mlflow: Mlflow,
  params: { readonly name: string; readonly version: string },
  options?: CallOptions,
): Promise<ModelVersion> {
  const query = { name: params.name, version: params.version }
  const call = { method: 'GET', path: 'model-versions/get', query, idempotent: true } as const
  return modelVersionFrom((await request<{ model_version: RawModelVersion }>(mlflow, call, options)).model_version)
}
