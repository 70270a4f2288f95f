import { checkKey } from '../check-key.ts'
import { checkLength } from '../check-length.ts'
import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'
import { tagsOf } from '../tag.ts'

/** Writes params of a logged model, each once. */
export async function logLoggedModelParams(
  mlflow: Mlflow,
  params: { readonly modelId: string; readonly params: { readonly [key: string]: string } },
  options?: CallOptions,
): Promise<void> {
  const own = tagsOf(params.params)
  for (const param of own) {
    checkKey(param.key)
    checkLength('params', param)
  }
  const path = `logged-models/${encodeURIComponent(params.modelId)}/params`
  const body = { model_id: params.modelId, params: own }
  await request(mlflow, { method: 'POST', path, body, idempotent: true }, options)
}
