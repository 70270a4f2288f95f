import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'

/** Removes one tag of a version. */
export async function deleteModelVersionTag(
  mlflow: Mlflow,
  params: { readonly name: string; readonly version: string; readonly key: string },
  options?: CallOptions,
): Promise<void> {
  const body = { name: params.name, version: params.version, key: params.key }
  await request(mlflow, { method: 'DELETE', path: 'model-versions/delete-tag', body, idempotent: true }, options)
}
