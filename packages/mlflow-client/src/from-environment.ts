import { MlflowError } from './mlflow-error.ts'
import type { Mlflow } from './mlflow.ts'

/**
 * The connection that MLflow's own variables name: `MLFLOW_TRACKING_URI`, `MLFLOW_TRACKING_USERNAME` and
 * `_PASSWORD`, else `MLFLOW_TRACKING_TOKEN`, `MLFLOW_WORKSPACE`, `MLFLOW_HTTP_REQUEST_MAX_RETRIES` and `_TIMEOUT`
 * (seconds). Null without a tracking address.
 *
 * @example const mlflow = fromEnvironment(process.env)
 */
export function fromEnvironment(environment: { readonly [name: string]: string | undefined }): Mlflow | null {
  const trackingUri = environment.MLFLOW_TRACKING_URI
  if (!trackingUri) return null
  if (!/^https?:\/\//.test(trackingUri) || !URL.canParse(trackingUri)) {
    const message = `invalid MLFLOW_TRACKING_URI: ${JSON.stringify(trackingUri)}; allowed: an http or https address`
    throw new MlflowError('INVALID_ENVIRONMENT', message, 0, trackingUri)
  }
  const workspace = environment.MLFLOW_WORKSPACE
  const retries = natural(environment, 'MLFLOW_HTTP_REQUEST_MAX_RETRIES')
  const seconds = natural(environment, 'MLFLOW_HTTP_REQUEST_TIMEOUT')
  return {
    trackingUri,
    ...credentials(environment),
    ...(workspace && { headers: { 'x-mlflow-workspace': workspace } }),
    ...(retries !== null && { retries }),
    ...(seconds !== null && { timeoutMilliseconds: seconds * 1000 }),
  }
}

/** As in MLflow's Python client, a name and password win over a token. */
function credentials(environment: { readonly [name: string]: string | undefined }): Partial<Mlflow> {
  const username = environment.MLFLOW_TRACKING_USERNAME
  const password = environment.MLFLOW_TRACKING_PASSWORD
  const token = environment.MLFLOW_TRACKING_TOKEN
  if (username && password) return { username, password }
  return token ? { token } : {}
}

function natural(environment: { readonly [name: string]: string | undefined }, name: string): number | null {
  const text = environment[name]
  if (!text) return null
  if (!/^\d+$/.test(text)) {
    throw new MlflowError('INVALID_ENVIRONMENT', `invalid ${name}: ${JSON.stringify(text)}; allowed: 0, 1, 2, …`, 0, '')
  }
  return Number(text)
}
