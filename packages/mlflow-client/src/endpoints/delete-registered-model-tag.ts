import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'

/** Removes one tag of a registered model. */
export async function deleteRegisteredModelTag(
  mlflow: Mlflow,
  params: { readonly name: string; readonly key: string },
  options?: CallOptions,
): Promise<void> {
  const body = { name: params.name, key: params.key }
  await request(mlflow, { method: 'DELETE', path: 'registered-models/delete-tag', body, idempotent: true }, options)
}
