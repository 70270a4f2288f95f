/** Where MLflow is and how it is reached: a plain value that every endpoint takes first. */
export interface Mlflow {
  /** For example `http://localhost:5000`; a path in it is kept. */
  readonly trackingUri: string
  /** Sent as `Authorization: Bearer …`. */
  readonly token?: string
  /** Sent as basic authentication when there is no token. */
  readonly username?: string
  readonly password?: string
  readonly headers?: { readonly [name: string]: string }
  /** The platform's own when absent. */
  readonly fetch?: typeof fetch
  /** How often a call is repeated after a failure that allows it; 4 when absent. */
  readonly retries?: number
  /** How long one attempt may take; 120,000 when absent. */
  readonly timeoutMilliseconds?: number
}

export interface CallOptions {
  readonly signal?: AbortSignal
}
