import { MlflowError } from './mlflow-error.ts'
import type { CallOptions, Mlflow } from './mlflow.ts'
import { wait } from './wait.ts'

export interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH'
  /** Behind `/api/2.0/mlflow/`. */
  readonly path: string
  readonly query?: { readonly [name: string]: string }
  readonly body?: object
  /** A repeated call has no further effect. */
  readonly idempotent: boolean
}

const longestWait = 20_000

/**
 * One call of the REST interface. It is repeated when the server was busy (429, 503), and, if repeating has no further
 * effect, after 408, 500, 502, 504 and a broken connection as well.
 */
export async function request<T>(mlflow: Mlflow, call: Call, { signal }: CallOptions = {}): Promise<T> {
  const retries = mlflow.retries ?? 4
  for (let attempt = 0; ; attempt++) {
    const outcome = await attempted(mlflow, call, signal)
    if (outcome.ok) return outcome.value as T
    if (attempt >= retries || !outcome.mayRepeat) throw outcome.error
    await wait(outcome.retryAfter ?? Math.min(longestWait, 250 * 2 ** attempt), signal)
  }
}

type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: unknown; readonly mayRepeat: boolean; readonly retryAfter: number | null }

async function attempted(mlflow: Mlflow, call: Call, signal?: AbortSignal): Promise<Outcome> {
  const url = urlOf(mlflow, call)
  try {
    const response = await (mlflow.fetch ?? fetch)(url, {
      method: call.method,
      headers: headersOf(mlflow, call),
      body: call.body === undefined ? undefined : JSON.stringify(call.body),
      signal,
    })
    const text = await response.text()
    if (response.ok) return { ok: true, value: parsed(text) ?? {} }
    return {
      ok: false,
      error: errorOf(response, text, url),
      mayRepeat: mayRepeat(response.status, call.idempotent),
      retryAfter: retryAfterOf(response),
    }
  } catch (error) {
    if (signal?.aborted) throw signal.reason
    return { ok: false, error, mayRepeat: call.idempotent, retryAfter: null }
  }
}

function mayRepeat(status: number, idempotent: boolean): boolean {
  if (status === 429 || status === 503) return true
  return idempotent && [408, 500, 502, 504].includes(status)
}

function urlOf({ trackingUri }: Mlflow, { path, query }: Call): string {
  const url = new URL(`${trackingUri.replace(/\/+$/, '')}/api/2.0/mlflow/${path}`)
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.append(name, value)
  return url.href
}

function headersOf({ token, username, password, headers }: Mlflow, { body }: Call): Record<string, string> {
  const all: Record<string, string> = { accept: 'application/json', ...headers }
  if (body !== undefined) all['content-type'] = 'application/json'
  if (token !== undefined) all.authorization = `Bearer ${token}`
  else if (username !== undefined) all.authorization = `Basic ${base64(`${username}:${password ?? ''}`)}`
  return all
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}

/** A proxy in front may answer in HTML or plain text. */
function errorOf({ status }: Response, text: string, url: string): MlflowError {
  const body = parsed(text) as { error_code?: string; message?: string } | null
  const plain = text
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200)
  const message = body?.message ?? `MLflow answered ${status}${plain === '' ? '' : `: ${plain}`}`
  return new MlflowError(body?.error_code ?? 'HTTP_ERROR', message, status, url)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Seconds or an HTTP date, in milliseconds. */
function retryAfterOf({ headers }: Response): number | null {
  const text = headers.get('retry-after')
  if (text === null) return null
  const milliseconds = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now()
  return Number.isFinite(milliseconds) ? Math.min(longestWait, Math.max(0, milliseconds)) : null
}
