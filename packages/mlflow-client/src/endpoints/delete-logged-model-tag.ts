import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'

/** Removes one tag of a logged model. */
export async function deleteLoggedModelTag(
  mlflow: Mlflow,
  params: { readonly modelId: string; readonly key: string },
  options?: CallOptions,
): Promise<void> {
  const path = `logged-models/${encodeURIComponent(params.modelId)}/tags/${encodeURIComponent(params.key)}`
  await request(mlflow, { method: 'DELETE', path, idempotent: false }, options)
}
