import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'

/** Writes one tag of a registered model, over an older one. */
export async function setRegisteredModelTag(
  mlflow: Mlflow,
  params: { readonly name: string; readonly key: string; readonly value: string },
  options?: CallOptions,
): Promise<void> {
  const body = { name: params.name, key: params.key, value: params.value }
  await request(mlflow, { method: 'POST', path: 'registered-models/set-tag', body, idempotent: true }, options)
}
