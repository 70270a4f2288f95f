import type { JsonObject } from './json.ts'

export type Severity = 'info' | 'warning' | 'error'

/** A problem of the data (never of the call): texts in any language are rendered from `code` and `evidence`. */
export interface Finding {
  /** Stable name, kebab-case: `constant-column`, `target-leak`, … */
  readonly code: string
  readonly severity: Severity
  readonly column?: string
  /** The English sentence, with the values in it. */
  readonly message: string
  /** The numbers, values and row indices (0-based) that prove it. */
  readonly evidence: JsonObject
}
