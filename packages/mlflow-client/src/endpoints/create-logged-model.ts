import { loggedModelFrom, type LoggedModel, type RawLoggedModel } from '../logged-model.ts'
import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'
import { tagsOf } from '../tag.ts'

export interface CreateLoggedModel {
  readonly experimentId: string
  /** Without `/ : . % " '`. */
  readonly name: string
  readonly modelType?: string
  readonly sourceRunId?: string
  readonly params?: { readonly [key: string]: string }
  readonly tags?: { readonly [key: string]: string }
}

/** Makes a logged model (MLflow 3) whose files are still to come: upload them to its `artifactUri`, then finalize it. */
export async function createLoggedModel(
  mlflow: Mlflow,
  params: CreateLoggedModel,
  options?: CallOptions,
): Promise<LoggedModel> {
  const body = {
    experiment_id: params.experimentId,
    name: params.name,
    model_type: params.modelType,
    source_run_id: params.sourceRunId,
    params: tagsOf(params.params),
    tags: tagsOf(params.tags),
  }
  const call = { method: 'POST', path: 'logged-models', body, idempotent: false } as const
  return loggedModelFrom((await request<{ model: RawLoggedModel }>(mlflow, call, options)).model)
}
