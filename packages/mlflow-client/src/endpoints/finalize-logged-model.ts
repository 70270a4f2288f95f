import { loggedModelFrom, type LoggedModel, type RawLoggedModel } from '../logged-model.ts'
import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'

export interface FinalizeLoggedModel {
  readonly modelId: string
  readonly status: 'LOGGED_MODEL_READY' | 'LOGGED_MODEL_UPLOAD_FAILED'
}

/** Says that all files of a logged model are there, or that they will not come. */
export async function finalizeLoggedModel(
  mlflow: Mlflow,
  params: FinalizeLoggedModel,
  options?: CallOptions,
): Promise<LoggedModel> {
  const body = { model_id: params.modelId, status: params.status }
  const path = `logged-models/${encodeURIComponent(params.modelId)}`
  const call = { method: 'PATCH', path, body, idempotent: true } as const
  return loggedModelFrom((await request<{ model: RawLoggedModel }>(mlflow, call, options)).model)
}
