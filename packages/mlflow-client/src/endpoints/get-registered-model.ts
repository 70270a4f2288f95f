import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'
import { registeredModelFrom, type RawRegisteredModel, type RegisteredModel } from '../registered-model.ts'

/** The registered model of that name, its tags and aliases. */
export async function getRegisteredModel(
  mlflow: Mlflow,
  params: { readonly name: string },
  options?: CallOptions,
): Promise<RegisteredModel> {
  const query = { name: params.name }
  const call = { method: 'GET', path: 'registered-models/get', query, idempotent: true } as const
  return registeredModelFrom(
    (await request<{ registered_model: RawRegisteredModel }>(mlflow, call, options)).registered_model,
  )
}
