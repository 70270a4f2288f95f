import { errorFrom, jsonOf } from './error-from.ts'
import { MlflowError } from './mlflow-error.ts'
import type { CallOptions, Mlflow } from './mlflow.ts'
import { wait } from './wait.ts'

export interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Behind `/api/2.0/`; `mlflow` when absent. */
  readonly service?: 'mlflow' | 'mlflow-artifacts'
  /** Behind the service, encoded. */
  readonly path: string
  readonly query?: { readonly [name: string]: string | number | undefined }
  /** JSON, or the bytes themselves. */
  readonly body?: object | Uint8Array
  /** A repeated call has no further effect. */
  readonly idempotent: boolean
  /** False: a 500 is an answer, not an accident. */
  readonly repeats500?: boolean
}

const longestWait = 20_000
const usualTimeout = 120_000

/** One call of the REST interface that answers JSON. */
export async function request<T>(mlflow: Mlflow, call: Call, options?: CallOptions): Promise<T> {
  return (jsonOf(new TextDecoder().decode(await requestBytes(mlflow, call, options))) ?? {}) as T
}

/**
 * One call of the REST interface. It is repeated when the server was busy (429, 503) or refused the connection, and, if
 * repeating has no further effect, after 408, 500, 502, 504, a broken connection and a silence as well.
 */
export async function requestBytes(mlflow: Mlflow, call: Call, { signal }: CallOptions = {}): Promise<Uint8Array> {
  const retries = mlflow.retries ?? 4
  for (let attempt = 0; ; attempt++) {
    const outcome = await attempted(mlflow, call, signal)
    if (outcome.ok) return outcome.value
    if (attempt >= retries || !outcome.mayRepeat) throw outcome.error
    await wait(outcome.retryAfter ?? pauseAfter(attempt), signal)
  }
}

type Outcome =
  | { readonly ok: true; readonly value: Uint8Array }
  | { readonly ok: false; readonly error: unknown; readonly mayRepeat: boolean; readonly retryAfter: number | null }

async function attempted(mlflow: Mlflow, call: Call, signal?: AbortSignal): Promise<Outcome> {
  signal?.throwIfAborted()
  const url = urlOf(mlflow, call)
  const ended = new AbortController()
  const stop = (): void => ended.abort(signal?.reason)
  signal?.addEventListener('abort', stop, { once: true })
  const patience = mlflow.timeoutMilliseconds ?? usualTimeout
  const timer = setTimeout(() => ended.abort(late(patience, url)), patience)
  try {
    const response = await (mlflow.fetch ?? fetch)(url, {
      method: call.method,
      headers: headersOf(mlflow, call),
      body: bodyOf(call),
      signal: ended.signal,
    })
    const bytes = new Uint8Array(await response.arrayBuffer())
    if (response.ok) return { ok: true, value: bytes }
    return {
      ok: false,
      error: errorFrom(response, new TextDecoder().decode(bytes), url),
      mayRepeat: mayRepeat(response.status, call),
      retryAfter: retryAfterOf(response),
    }
  } catch (error) {
    if (signal?.aborted) throw signal.reason
    return {
      ok: false,
      error: unreachable(error, url),
      mayRepeat: call.idempotent || wasRefused(error),
      retryAfter: null,
    }
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
  }
}

/** Twice as long each time, and not the same for everyone who waits. */
function pauseAfter(attempt: number): number {
  return Math.min(longestWait, 250 * 2 ** attempt) * (0.75 + Math.random() / 4)
}

/** Nobody listened, so nothing was done. */
function wasRefused(error: unknown): boolean {
  const { cause } = error as { readonly cause?: { readonly code?: unknown } }
  return cause?.code === 'ECONNREFUSED'
}

/** `fetch` says no more than that it failed. */
function unreachable(error: unknown, url: string): unknown {
  if (error instanceof MlflowError) return error
  const { message, cause } = error as Error
  const reason = cause instanceof Error && cause.message !== '' ? cause.message : message
  return new MlflowError('UNREACHABLE', `MLflow at ${new URL(url).origin} cannot be reached: ${reason}`, 0, url, error)
}

function late(milliseconds: number, url: string): MlflowError {
  return new MlflowError('NO_ANSWER', `MLflow did not answer within ${milliseconds} ms`, 0, url)
}

function mayRepeat(status: number, { idempotent, repeats500 = true }: Call): boolean {
  if (status === 429 || status === 503) return true
  if (status === 500 && !repeats500) return false
  return idempotent && [408, 500, 502, 504].includes(status)
}

function urlOf({ trackingUri }: Mlflow, { service = 'mlflow', path, query }: Call): string {
  const url = new URL(`${trackingUri.replace(/\/+$/, '')}/api/2.0/${service}/${path}`)
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined) url.searchParams.append(name, String(value))
  }
  return url.href
}

function bodyOf({ body }: Call): BodyInit | undefined {
  if (body === undefined) return undefined
  return body instanceof Uint8Array ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body)
}

function headersOf({ token, username, password, headers }: Mlflow, { body }: Call): Record<string, string> {
  const all: Record<string, string> = { accept: 'application/json', ...headers }
  if (body !== undefined) {
    all['content-type'] = body instanceof Uint8Array ? 'application/octet-stream' : 'application/json'
  }
  if (token !== undefined) all.authorization = `Bearer ${token}`
  else if (username !== undefined) all.authorization = `Basic ${base64(`${username}:${password ?? ''}`)}`
  return all
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}

/** Seconds or an HTTP date, in milliseconds. */
function retryAfterOf({ headers }: Response): number | null {
  const text = headers.get('retry-after')
  if (text === null) return null
  const milliseconds = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now()
  return Number.isFinite(milliseconds) ? Math.min(longestWait, Math.max(0, milliseconds)) : null
}
