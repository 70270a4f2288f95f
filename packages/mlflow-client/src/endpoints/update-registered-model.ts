import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'
import { registeredModelFrom, type RawRegisteredModel, type RegisteredModel } from '../registered-model.ts'

/** Describes a registered model anew. */
export async function updateRegisteredModel(
  mlflow: Mlflow,
  params: { readonly name: string; readonly description: string },
  options?: CallOptions,
): Promise<RegisteredModel> {
  const body = { name: params.name, description: params.description }
  const call = { method: 'PATCH', path: 'registered-models/update', body, idempotent: true } as const
  return registeredModelFrom(
    (await request<{ registered_model: RawRegisteredModel }>(mlflow, call, options)).registered_model,
  )
}
