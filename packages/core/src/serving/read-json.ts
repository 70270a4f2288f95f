import { ScoringError } from './scoring-error.ts'

export type JsonRecord = { readonly [key: string]: unknown }

/** The object that a body holds. Bytes that are not UTF-8, and `NaN` and infinities as Python writes them, are told apart. */
export async function readJson(request: Request): Promise<JsonRecord> {
  const text = await readText(request)
  const value = parsed(text)
  if (isRecord(value)) return value
  throw new ScoringError(`the body must be a JSON object, not ${value === null ? 'null' : nameOf(value)}`)
}

/** The body as text. */
export async function readText(request: Request): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await request.arrayBuffer())
  } catch (cause) {
    if (cause instanceof TypeError) throw new ScoringError('the body is not valid UTF-8')
    throw cause
  }
}

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const hint = /\b(?:NaN|Infinity)\b/.test(text) ? '; write a missing number as null' : ''
    throw new ScoringError(`the body is not valid JSON: ${(cause as Error).message}${hint}`)
  }
}

function nameOf(value: unknown): string {
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`
}
