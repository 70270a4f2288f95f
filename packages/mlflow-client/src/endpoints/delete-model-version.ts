import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'

/** Deletes one version, for good. */
export async function deleteModelVersion(
  mlflow: Mlflow,
  params: { readonly name: string; readonly version: string },
  options?: CallOptions,
): Promise<void> {
  const body = { name: params.name, version: params.version }
  await request(mlflow, { method: 'DELETE', path: 'model-versions/delete', body, idempotent: false }, options)
}
