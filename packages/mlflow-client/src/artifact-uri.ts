import { MlflowError } from './mlflow-error.ts'

/**
 * The path that the server's artifact proxy knows for an address such as `mlflow-artifacts:/7/models/m-1/artifacts`.
 * Other stores (`s3:`, `file:`) are reached with their own credentials, which this client does not hold.
 */
export function proxiedPath(artifactUri: string): string {
  const found = /^mlflow-artifacts:(?:\/\/[^/]*)?\/*(.*?)\/*$/.exec(artifactUri)
  if (found === null) {
    const message = `artifacts at ${artifactUri} do not go through the MLflow server; start it with --serve-artifacts and an artifact root of mlflow-artifacts:/`
    throw new MlflowError('UNSUPPORTED_ARTIFACT_URI', message, 0, artifactUri)
  }
  return found[1]
}

/** Segments below a folder; `..`, empty ones, a leading slash and `%41`, which MLflow decodes, would name something else. */
export function joinPath(folder: string, path: string): string {
  const segments = path.split('/')
  if (
    segments.some((segment) => segment === '' || segment === '.' || segment === '..' || /%[0-9a-f]{2}/i.test(segment))
  ) {
    const message = `invalid artifact path ${JSON.stringify(path)}; allowed: names separated by single slashes, no percent sign before two hex digits`
    throw new MlflowError('INVALID_PARAMETER_VALUE', message, 0, path)
  }
  return folder === '' ? path : `${folder}/${path}`
}
