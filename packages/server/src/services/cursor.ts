import { CsvAnalyzerError } from '@csvanalyzer/core'

export interface Page<T> {
  readonly items: readonly T[]
  /** Null on the last page. */
  readonly next: string | null
}

/** An opaque cursor: plain values, meaningless to the caller, checked when they come back. */
export function encodeCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

export function decodeCursor(cursor: string, shape: readonly ('string' | 'number')[]): readonly (string | number)[] {
  const values = parse(cursor)
  if (
    !Array.isArray(values) ||
    values.length !== shape.length ||
    !shape.every((type, i) => typeof values[i] === type)
  ) {
    throw invalidCursor()
  }
  return values as readonly (string | number)[]
}

export function invalidCursor(): CsvAnalyzerError {
  return new CsvAnalyzerError(
    'invalid-cursor',
    'this cursor was not made by this list as it is now; start again without one',
    {},
  )
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}
