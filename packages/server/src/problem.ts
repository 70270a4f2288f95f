import { CsvAnalyzerError } from '@csvanalyzer/core'
import type { JsonValue } from '@csvanalyzer/core'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** RFC 9457, with the stable code of the error and the values that it speaks of. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: ContentfulStatusCode
  readonly detail: string
  readonly code: string
  readonly details?: { readonly [key: string]: JsonValue }
  /** Of invalid input: where (JSON pointer or parameter name) and what. */
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[]
  readonly requestId?: string
}

/** The one map from error codes to statuses. Codes that are not here are about the data sent: 422. */
const statusOfCode: { readonly [code: string]: ContentfulStatusCode } = {
  'invalid-request': 400,
  'invalid-json': 400,
  'invalid-cursor': 400,
  'invalid-upload': 400,
  unauthenticated: 401,
  'invalid-api-key': 401,
  'invalid-credentials': 401,
  forbidden: 403,
  'foreign-origin': 403,
  'missing-scope': 403,
  'not-found': 404,
  'blob-not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'email-taken': 409,
  'own-account': 409,
  'request-in-progress': 409,
  'job-not-running': 409,
  'dataset-in-use': 409,
  'version-mismatch': 412,
  'too-large': 413,
  'unsupported-media-type': 415,
  'version-required': 428,
  'rate-limited': 429,
  'too-many-jobs': 429,
  // Of nginx, for the log and the figures alone: whoever would read it has left. Hono's type knows registered statuses only.
  'client-closed-request': 499 as ContentfulStatusCode,
  stopping: 503,
  busy: 503,
  'page-not-built': 503,
}

const titleOfStatus: { readonly [status: number]: string } = {
  400: 'The request cannot be read',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  406: 'Not acceptable',
  408: 'The request took too long',
  409: 'Conflict with the present state',
  412: 'Changed in the meantime',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'The data cannot be used so',
  428: 'A version is required',
  429: 'Too many requests',
  499: 'Cancelled',
  503: 'Not ready',
}

/** Says what went wrong without telling how the server is built: an unknown error is only numbered. */
export function toProblem(error: unknown): Problem {
  if (isCoded(error)) return problem(error.code, error.message, error.details)
  if (error instanceof HTTPException) return fromHttpException(error)
  if (isUnstorable(error))
    return problem('unstorable-text', 'a text holds a character that cannot be stored (U+0000); leave it out')
  return {
    type: typeOf('internal'),
    title: 'Something went wrong here',
    status: 500,
    detail: 'The server could not answer this request; the operator finds the reason in the log under the request id.',
    code: 'internal',
  }
}

export function problem(code: string, detail: string, details: Problem['details'] = {}): Problem {
  const status = statusOfCode[code] ?? 422
  return {
    type: typeOf(code),
    title: titleOfStatus[status] ?? 'Something went wrong here',
    status,
    detail,
    code,
    ...(Object.keys(details).length > 0 && { details }),
  }
}

/** An error of core that came back from a thread is a copy without its class; it is known by its name. */
function isCoded(error: unknown): error is CsvAnalyzerError {
  if (error instanceof CsvAnalyzerError) return true
  return (
    error instanceof Error &&
    error.name === 'CsvAnalyzerError' &&
    typeof (error as { code?: unknown }).code === 'string'
  )
}

/** PostgreSQL keeps no NUL, neither in texts (22021) nor in JSON (22P05). */
function isUnstorable(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : null
  return ['22021', '22P05'].includes(String((cause as { readonly code?: unknown } | null)?.code))
}

const codeOfStatus: { readonly [status: number]: string } = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  413: 'too-large',
  415: 'unsupported-media-type',
}

function fromHttpException({ status, message }: HTTPException): Problem {
  const code = codeOfStatus[status] ?? (status < 500 ? 'invalid-request' : 'internal')
  return {
    type: typeOf(code),
    title: titleOfStatus[status] ?? 'The request cannot be answered',
    status,
    detail: message || (titleOfStatus[status] ?? 'The request cannot be answered'),
    code,
  }
}

function typeOf(code: string): string {
  return `urn:csvanalyzer:problem:${code}`
}
