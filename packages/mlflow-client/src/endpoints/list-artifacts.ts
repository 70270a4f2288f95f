import { artifactFrom, type Artifact, type RawArtifact } from '../artifact.ts'
import { joinPath, proxiedPath } from '../artifact-uri.ts'
import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'

export interface ListArtifacts {
  /** Of a run or a logged model. */
  readonly artifactUri: string
  /** A folder in it; all of it when absent. */
  readonly path?: string
}

/** What one folder holds, folders in it not opened; a folder that is not there holds nothing. */
export async function listArtifacts(
  mlflow: Mlflow,
  params: ListArtifacts,
  options?: CallOptions,
): Promise<readonly Artifact[]> {
  const root = proxiedPath(params.artifactUri)
  const query = { path: params.path === undefined ? root : joinPath(root, params.path) }
  const call = { method: 'GET', service: 'mlflow-artifacts', path: 'artifacts', query, idempotent: true } as const
  const { files = [] } = await request<{ files?: readonly RawArtifact[] }>(mlflow, call, options)
  return files.map(artifactFrom)
}
