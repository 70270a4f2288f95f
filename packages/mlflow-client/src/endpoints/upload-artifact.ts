import { joinPath, proxiedPath } from '../artifact-uri.ts'
import { encodePath } from '../encode-path.ts'
import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'

export interface UploadArtifact {
  /** Of a run or a logged model. */
  readonly artifactUri: string
  /** The name of the file, behind folders if it lies in any. */
  readonly path: string
  readonly content: Uint8Array | string
}

/** Writes one file beside a run or a logged model, over an older one. */
export async function uploadArtifact(mlflow: Mlflow, params: UploadArtifact, options?: CallOptions): Promise<void> {
  const { artifactUri, path, content } = params
  const body = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const target = `artifacts/${encodePath(joinPath(proxiedPath(artifactUri), path))}`
  const call = { method: 'PUT', service: 'mlflow-artifacts', path: target, body, idempotent: true } as const
  await request(mlflow, call, options)
}
