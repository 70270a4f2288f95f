import type { JsonValue } from './json.ts'

/** An error that a caller can act on: a stable `code`, one clear sentence, and the values it speaks of. */
export class CsvAnalyzerError extends Error {
  override readonly name = 'CsvAnalyzerError'
  readonly code: string
  readonly details: Readonly<Record<string, JsonValue>>

  constructor(
    code: string,
    message: string,
    details: Readonly<Record<string, JsonValue>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.code = code
    this.details = details
  }
}

/** The error for an option outside its range: `invalid('folds', 1, '≥ 2')`. */
export function invalid(option: string, value: unknown, allowed: string): CsvAnalyzerError {
  return new CsvAnalyzerError('invalid-option', `invalid ${option}: ${show(value)}; allowed: ${allowed}`, {
    option,
    value: show(value),
    allowed,
  })
}

function show(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value)
}
