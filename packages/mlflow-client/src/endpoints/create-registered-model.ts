import type { CallOptions, Mlflow } from '../mlflow.ts'
import { registeredModelFrom, type RawRegisteredModel, type RegisteredModel } from '../registered-model.ts'
import { request } from '../request.ts'
import { tagsOf } from '../tag.ts'

export interface CreateRegisteredModel {
  readonly name: string
  readonly description?: string
  readonly tags?: { readonly [key: string]: string }
}

/** Makes an empty registered model; an existing name is a `RESOURCE_ALREADY_EXISTS`. */
export async function createRegisteredModel(
  mlflow: Mlflow,
  params: CreateRegisteredModel,
  options?: CallOptions,
): Promise<RegisteredModel> {
  const body = { name: params.name, description: params.description, tags: tagsOf(params.tags) }
  const call = { method: 'POST', path: 'registered-models/create', body, idempotent: false } as const
  type Answer = { readonly registered_model: RawRegisteredModel }
  return registeredModelFrom((await request<Answer>(mlflow, call, options)).registered_model)
}
