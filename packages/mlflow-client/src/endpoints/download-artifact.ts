import { joinPath, proxiedPath } from '../artifact-uri.ts'
import { encodePath } from '../encode-path.ts'
import { MlflowError } from '../mlflow-error.ts'
import type { CallOptions, Mlflow } from '../mlflow.ts'
import { requestBytes, type Call } from '../request.ts'
import { listArtifacts } from './list-artifacts.ts'

export interface DownloadArtifact {
  /** Of a run or a logged model. */
  readonly artifactUri: string
  readonly path: string
}

/**
 * The bytes of one file. MLflow answers 500 for one that is not there (mlflow/mlflow#24535), so a 500 is looked into
 * before it is repeated: what its folder does not list is a `RESOURCE_DOES_NOT_EXIST`.
 */
export async function downloadArtifact(
  mlflow: Mlflow,
  params: DownloadArtifact,
  options?: CallOptions,
): Promise<Uint8Array> {
  const target = `artifacts/${encodePath(joinPath(proxiedPath(params.artifactUri), params.path))}`
  const call: Call = { method: 'GET', service: 'mlflow-artifacts', path: target, idempotent: true }
  try {
    return await requestBytes(mlflow, { ...call, repeats500: false }, options)
  } catch (error) {
    if (!(error instanceof MlflowError) || ![404, 500].includes(error.status)) throw error
    if (error.status === 404 || !(await isListed(mlflow, params, options))) throw missing(params, error)
    return requestBytes(mlflow, call, options)
  }
}

async function isListed(mlflow: Mlflow, { artifactUri, path }: DownloadArtifact, options?: CallOptions) {
  const end = path.lastIndexOf('/')
  const folder = end === -1 ? {} : { path: path.slice(0, end) }
  const siblings = await listArtifacts(mlflow, { artifactUri, ...folder }, options).catch(nothingIfMissing)
  return siblings.some((each) => !each.isFolder && each.path.split('/').at(-1) === path.slice(end + 1))
}

function nothingIfMissing(error: unknown): readonly [] {
  if (error instanceof MlflowError && [404, 500].includes(error.status)) return []
  throw error
}

function missing({ artifactUri, path }: DownloadArtifact, { url }: MlflowError): MlflowError {
  return new MlflowError('RESOURCE_DOES_NOT_EXIST', `there is no artifact ${path} at ${artifactUri}`, 404, url)
}
