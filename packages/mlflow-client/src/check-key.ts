import { MlflowError } from './mlflow-error.ts'

const longestKey = 250
const allowed = /^[\p{L}\p{N}_/.\- :]+$/u

/** @throws MlflowError `INVALID_PARAMETER_VALUE` for a key of a metric, param or tag that MLflow refuses */
export function checkKey(key: string): void {
  if (key.length <= longestKey && allowed.test(key) && isOnePath(key)) return
  const shown = JSON.stringify(key.length > 80 ? `${key.slice(0, 80)}…` : key)
  const message = `invalid key ${shown} of ${key.length} characters; allowed: at most ${longestKey} letters, digits, spaces and _ - . : /, not starting or ending with a slash, not starting with "..", without "//", "." or ".." as a part`
  throw new MlflowError('INVALID_PARAMETER_VALUE', message, 0, '')
}

/** A key with every character that MLflow refuses replaced. */
export function safeKey(text: string): string {
  const parts = text.split('/').map((part) => part.replace(/[^\p{L}\p{N}_.\- :]/gu, '_'))
  const kept = parts.filter((part) => part !== '' && part !== '.' && part !== '..')
  return kept.join('/').replace(/^\.\./, '__').slice(0, longestKey).replace(/\/$/, '') || '_'
}

/** MLflow takes a key as a path and wants the shortest spelling of it. */
function isOnePath(key: string): boolean {
  return !key.startsWith('..') && key.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
}
