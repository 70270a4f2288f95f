import { MlflowError } from './mlflow-error.ts'

/** A condition, or several joined by `and`, in MLflow's search language. */
export type Filter = string

type Comparison = '=' | '!=' | '>' | '>=' | '<' | '<='
type TextComparison = '=' | '!=' | 'LIKE' | 'ILIKE'
type SetComparison = 'IN' | 'NOT IN'

export type NumberAttribute =
  'start_time' | 'end_time' | 'creation_time' | 'last_update_time' | 'last_updated_timestamp'
export type TextAttribute =
  | ('run_id' | 'run_name' | 'status' | 'artifact_uri' | 'user_id')
  | ('name' | 'source_path' | 'version_number' | 'model_id' | 'model_type')

function metric(key: string, comparison: Comparison, value: number): Filter {
  return `metrics.${quotedKey(key)} ${comparison} ${number(value)}`
}

function param(key: string, comparison: TextComparison, value: string): Filter {
  return `params.${quotedKey(key)} ${comparison} ${text(value)}`
}

function tag(key: string, comparison: TextComparison, value: string): Filter {
  return `tags.${quotedKey(key)} ${comparison} ${text(value)}`
}

function datasetField(
  field: 'name' | 'digest' | 'context',
  ...condition: readonly [TextComparison, string] | readonly [SetComparison, readonly string[]]
): Filter {
  return `datasets.${field} ${condition[0]} ${literal(condition[1])}`
}

function attribute(name: NumberAttribute, comparison: Comparison, value: number): Filter
function attribute(name: TextAttribute, comparison: TextComparison, value: string): Filter
function attribute(name: 'run_id', comparison: SetComparison, value: readonly string[]): Filter
function attribute(name: string, comparison: string, value: number | string | readonly string[]): Filter {
  return `${name} ${comparison} ${typeof value === 'number' ? number(value) : literal(value)}`
}

/** All of the conditions; MLflow knows no `or`. */
function and(...conditions: readonly Filter[]): Filter {
  return conditions.filter((condition) => condition !== '').join(' and ')
}

function literal(value: string | readonly string[]): string {
  return typeof value === 'string' ? text(value) : `(${value.map(text).join(', ')})`
}

function number(value: number): string {
  if (Number.isFinite(value)) return String(value)
  throw unwritable(String(value), 'a finite number')
}

/** The language cannot escape: a text keeps either kind of quote, never both. */
function text(value: string): string {
  if (!value.includes("'")) return `'${value}'`
  if (!value.includes('"')) return `"${value}"`
  throw unwritable(value, 'a text without \' or without "')
}

function quotedKey(key: string): string {
  if (!key.includes('`')) return `\`${key}\``
  throw unwritable(key, 'a key without `')
}

function unwritable(value: string, allowed: string): MlflowError {
  const message = `${JSON.stringify(value)} cannot be written in a filter of MLflow; allowed: ${allowed}`
  return new MlflowError('INVALID_PARAMETER_VALUE', message, 0, '')
}

/**
 * Conditions of a search, quoted as MLflow wants them.
 *
 * @example searchRuns(mlflow, { experimentIds, filter: where.and(where.metric('rocAuc', '>', 0.9), where.tag('team', '=', 'a')) })
 */
export const where = { metric, param, tag, attribute, datasetField, and }
