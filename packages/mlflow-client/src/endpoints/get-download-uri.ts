import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'

/** Where the files of a version lie. */
export async function getDownloadUri(
  mlflow: Mlflow,
  params: { readonly name: string; readonly version: string },
  options?: CallOptions,
): Promise<string> {
  const query = { name: params.name, version: params.version }
  const call = { method: 'GET', path: 'model-versions/get-download-uri', query, idempotent: true } as const
  return (await request<{ artifact_uri: string }>(mlflow, call, options)).artifact_uri
}
