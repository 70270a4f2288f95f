import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'

/** Marks a logged model as deleted. */
export async function deleteLoggedModel(
  mlflow: Mlflow,
  params: { readonly modelId: string },
  options?: CallOptions,
): Promise<void> {
  const path = `logged-models/${encodeURIComponent(params.modelId)}`
  await request(mlflow, { method: 'DELETE', path, idempotent: false }, options)
}
