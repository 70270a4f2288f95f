import { loggedModelFrom, type LoggedModel, type RawLoggedModel } from '../logged-model.ts'
import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'

/** The logged model of that id, its params and metrics. */
export async function getLoggedModel(
  mlflow: Mlflow,
  params: { readonly modelId: string },
  options?: CallOptions,
): Promise<LoggedModel> {
  const path = `logged-models/${encodeURIComponent(params.modelId)}`
  const call = { method: 'GET', path, idempotent: true } as const
  return loggedModelFrom((await request<{ model: RawLoggedModel }>(mlflow, call, options)).model)
}
