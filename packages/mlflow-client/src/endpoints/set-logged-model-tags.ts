import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'
import { tagsOf } from '../tag.ts'

/** Writes tags of a logged model, over older ones. */
export async function setLoggedModelTags(
  mlflow: Mlflow,
  params: { readonly modelId: string; readonly tags: { readonly [key: string]: string } },
  options?: CallOptions,
): Promise<void> {
  const path = `logged-models/${encodeURIComponent(params.modelId)}/tags`
  const body = { model_id: params.modelId, tags: tagsOf(params.tags) }
  await request(mlflow, { method: 'PATCH', path, body, idempotent: true }, options)
}
