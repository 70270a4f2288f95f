/** An answer of the server that is a problem (RFC 9457): its sentence, its stable code, its status. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

export interface ApiRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly query?: Readonly<Record<string, string | undefined>>
  /** Sent as JSON. */
  readonly json?: unknown
  /** Sent as it is. */
  readonly body?: BodyInit
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

/** Calls below one address, with the session's cookie. */
export interface ApiClient {
  readonly base: string
  get<T>(path: string, request?: ApiRequest): Promise<T>
  send<T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, request?: ApiRequest): Promise<T>
  raw(path: string, request?: ApiRequest): Promise<Response>
}

export function apiClient(base = '/api/v1', fetchWith: typeof fetch = (...args) => fetch(...args)): ApiClient {
  async function raw(
    path: string,
    { method = 'GET', query, json, body, headers, signal }: ApiRequest = {},
  ): Promise<Response> {
    const response = await fetchWith(base + path + queryText(query), {
      method,
      headers: {
        accept: 'application/json',
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: json === undefined ? body : JSON.stringify(json),
      credentials: 'same-origin',
      signal,
    })
    if (!response.ok) throw await problemOf(response)
    return response
  }
  async function send<T>(path: string, request: ApiRequest): Promise<T> {
    const response = await raw(path, request)
    return (response.status === 204 ? undefined : await response.json()) as T
  }
  return {
    base,
    raw,
    get: (path, request) => send(path, request ?? {}),
    send: (method, path, request) => send(path, { ...request, method }),
  }
}

function queryText(query: ApiRequest['query']): string {
  const pairs = Object.entries(query ?? {}).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return pairs.length ? `?${new URLSearchParams(pairs)}` : ''
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const problem = (await response.json().catch(() => null)) as { code?: string; detail?: string; title?: string } | null
  return new ApiProblem(
    response.status,
    problem?.code ?? 'http',
    problem?.detail ?? problem?.title ?? `${response.status} ${response.statusText}`,
  )
}
