/** Reads values of a finding's evidence or a step's options; absent ones read as empty, so that a sentence never fails. */
export type Evidence = Readonly<Record<string, unknown>>

export function numberIn(evidence: Evidence, name: string): number {
  const value = evidence[name]
  return typeof value === 'number' ? value : Number.NaN
}

export function textIn(evidence: Evidence, name: string): string {
  const value = evidence[name]
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

export function textsIn(evidence: Evidence, name: string): readonly string[] {
  const value = evidence[name]
  return Array.isArray(value)
    ? value.filter((part) => typeof part === 'string' || typeof part === 'number').map(String)
    : []
}

/** What a finding is called (and, where core's own sentence is not in this language, its evidence), by code. */
export type FindingWords = {
  readonly [code: string]: (column: string, evidence: Evidence) => readonly [title: string, text: string | null]
}

/** The verb phrase of a cleaning action, by name. */
export type ActionWords = { readonly [action: string]: (column: string, options: Evidence) => string }
