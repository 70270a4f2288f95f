import { joinPath, proxiedPath } from '../artifact-uri.ts'
import { encodePath } from '../encode-path.ts'
import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'

export interface DeleteArtifact {
  /** Of a run or a logged model. */
  readonly artifactUri: string
  /** A file, or a folder with all that it holds. */
  readonly path: string
}

/** Removes a file or a folder beside a run or a logged model. */
export async function deleteArtifact(mlflow: Mlflow, params: DeleteArtifact, options?: CallOptions): Promise<void> {
  const path = `artifacts/${encodePath(joinPath(proxiedPath(params.artifactUri), params.path))}`
  await request(mlflow, { method: 'DELETE', service: 'mlflow-artifacts', path, idempotent: false }, options)
}
