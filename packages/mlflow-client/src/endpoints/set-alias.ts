import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'

/** Points an alias at a version: `models:/name@alias` then means that version. */
export async function setAlias(
  mlflow: Mlflow,
  params: { readonly name: string; readonly alias: string; readonly version: string },
  options?: CallOptions,
): Promise<void> {
  const body = { name: params.name, alias: params.alias, version: params.version }
  await request(mlflow, { method: 'POST', path: 'registered-models/alias', body, idempotent: true }, options)
}
