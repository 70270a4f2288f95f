import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'

/** Gives a registered model another name; its versions and aliases stay. */
export async function renameRegisteredModel(
  mlflow: Mlflow,
  params: { readonly name: string; readonly newName: string },
  options?: CallOptions,
): Promise<void> {
  const body = { name: params.name, new_name: params.newName }
  await request(mlflow, { method: 'POST', path: 'registered-models/rename', body, idempotent: false }, options)
}
