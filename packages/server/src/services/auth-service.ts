import { CsvAnalyzerError } from '@csvanalyzer/core'
import { authPath, clientAddressHeader } from '../auth/create-auth.ts'
import type { Auth } from '../auth/create-auth.ts'
import type { Principal } from '../auth/principal.ts'
import { scopes } from '../auth/principal.ts'

export interface AuthCall {
  /** A path of better-auth, such as `/sign-in/email`. */
  readonly path: string
  readonly method: 'GET' | 'POST'
  readonly headers: Headers
  readonly body?: object
  readonly clientAddress: string
}

export interface AuthAnswer<T> {
  readonly value: T
  readonly cookies: readonly string[]
}

/** Sends a call through better-auth's own router, so that its rate limits and origin check apply. */
export function authService(auth: Auth, baseUrl: string) {
  async function call<T>({ path, method, headers, body, clientAddress }: AuthCall): Promise<AuthAnswer<T>> {
    const request = new Request(`${baseUrl}${authPath}${path}`, {
      method,
      headers: forwardedHeaders(headers, clientAddress, baseUrl),
      ...(body && { body: JSON.stringify(body) }),
    })
    const response = await auth.handler(request)
    const value: unknown = await response.json().catch(() => null)
    if (!response.ok) throw toError(response, value)
    return { value: value as T, cookies: response.headers.getSetCookie() }
  }

  async function principalOf(headers: Headers): Promise<AuthAnswer<Principal> | null> {
    if (!headers.has('cookie')) return null
    const { response, headers: answered } = await auth.api.getSession({ headers, returnHeaders: true })
    if (!response) return null
    const { id, email, name, role } = response.user
    const value = { userId: id, email, name, role: role === 'admin' ? 'admin' : 'user', by: 'cookie', scopes } as const
    return { value, cookies: answered.getSetCookie() }
  }

  return { call, principalOf }
}

export type AuthService = ReturnType<typeof authService>

/** Only what better-auth needs; a client without an Origin is no browser, and was let through by our own check. */
function forwardedHeaders(headers: Headers, clientAddress: string, baseUrl: string): Headers {
  const forwarded = new Headers({ 'content-type': 'application/json', origin: headers.get('origin') ?? baseUrl })
  for (const name of ['cookie', 'user-agent']) {
    const value = headers.get(name)
    if (value !== null) forwarded.set(name, value)
  }
  forwarded.set(clientAddressHeader, clientAddress)
  return forwarded
}

const known: { readonly [code: string]: readonly [code: string, message: string] } = {
  INVALID_EMAIL_OR_PASSWORD: ['invalid-credentials', 'e-mail or password is wrong'],
  INVALID_PASSWORD: ['invalid-credentials', 'the password is wrong'],
  USER_ALREADY_EXISTS: ['email-taken', 'there is an account for this e-mail; sign in instead'],
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: ['email-taken', 'there is an account for this e-mail; sign in instead'],
  EMAIL_AND_PASSWORD_SIGN_UP_IS_NOT_ENABLED: ['forbidden', 'sign-up is closed here; ask an administrator'],
  EMAIL_PASSWORD_SIGN_UP_DISABLED: ['forbidden', 'sign-up is closed here; ask an administrator'],
  INVALID_ORIGIN: ['foreign-origin', 'this request comes from a foreign page'],
  BANNED_USER: ['forbidden', 'this account is blocked; ask an administrator'],
}

function toError(response: Response, value: unknown): CsvAnalyzerError {
  const { code = '', message = '' } = (value ?? {}) as { code?: string; message?: string }
  if (response.status === 429) {
    const seconds = Number(response.headers.get('x-retry-after') ?? 60)
    return new CsvAnalyzerError('rate-limited', `too many attempts; try again in ${seconds} seconds`, { seconds })
  }
  const match = known[code]
  if (match) return new CsvAnalyzerError(match[0], match[1], {})
  if (response.status === 401) return new CsvAnalyzerError('unauthenticated', message || 'sign in first', {})
  if (response.status === 403) return new CsvAnalyzerError('forbidden', message || 'this is not allowed', {})
  if (response.status === 404) return new CsvAnalyzerError('not-found', message || 'there is no such account', {})
  if (response.status < 500)
    return new CsvAnalyzerError(kebab(code) || 'invalid-request', message || 'this cannot be done', {})
  return new CsvAnalyzerError('busy', 'accounts cannot be reached at the moment; try again', {})
}

function kebab(code: string): string {
  return code.toLowerCase().replaceAll('_', '-')
}
