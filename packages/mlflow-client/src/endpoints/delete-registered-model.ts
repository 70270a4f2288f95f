import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'

/** Deletes a registered model with all its versions, for good. */
export async function deleteRegisteredModel(
  mlflow: Mlflow,
  params: { readonly name: string },
  options?: CallOptions,
): Promise<void> {
  const body = { name: params.name }
  await request(mlflow, { method: 'DELETE', path: 'registered-models/delete', body, idempotent: false }, options)
}
