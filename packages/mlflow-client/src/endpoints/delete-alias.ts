import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'

/** Removes an alias; the version stays. */
export async function deleteAlias(
  mlflow: Mlflow,
  params: { readonly name: string; readonly alias: string },
  options?: CallOptions,
): Promise<void> {
  const body = { name: params.name, alias: params.alias }
  await request(mlflow, { method: 'DELETE', path: 'registered-models/alias', body, idempotent: true }, options)
}
