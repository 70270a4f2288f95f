import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'

/** Writes one tag of a version, over an older one. */
export async function setModelVersionTag(
  mlflow: Mlflow,
  params: { readonly name: string; readonly version: string; readonly key: string; readonly value: string },
  options?: CallOptions,
): Promise<void> {
  const body = { name: params.name, version: params.version, key: params.key, value: params.value }
  await request(mlflow, { method: 'POST', path: 'model-versions/set-tag', body, idempotent: true }, options)
}
