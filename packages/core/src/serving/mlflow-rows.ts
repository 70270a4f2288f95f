import type { InputRow, InputValue } from '../fitted/input-row.ts'
import { isRecord, type JsonRecord } from './read-json.ts'
import { ScoringError } from './scoring-error.ts'

const forms = {
  dataframe_split: fromSplit,
  dataframe_records: fromRecords,
  instances: fromRecords,
  inputs: fromColumns,
} satisfies Record<string, (value: unknown, form: string) => readonly InputRow[]>

/** The rows of a body of MLflow's scoring server: exactly one of its four forms; `params` beside it is let be. */
export function mlflowRows(body: JsonRecord): readonly InputRow[] {
  const given = Object.keys(body).filter((key): key is keyof typeof forms => Object.hasOwn(forms, key))
  if (given.length !== 1) {
    const found = Object.keys(body).map((key) => JSON.stringify(key))
    throw new ScoringError(
      `the body must hold exactly one of ${Object.keys(forms).join(', ')}; it holds ${found.join(', ') || 'nothing'}`,
    )
  }
  const [form] = given
  return forms[form](body[form], form)
}

/** `{ columns, data }`, rows as lists. */
function fromSplit(value: unknown, form: string): readonly InputRow[] {
  if (!isRecord(value) || !isTexts(value.columns) || !Array.isArray(value.data)) {
    throw new ScoringError(`${form} must hold "columns", a list of names, and "data", a list of rows`)
  }
  const { columns, data } = value as { readonly columns: readonly string[]; readonly data: readonly unknown[] }
  return data.map((row, i) => {
    if (!Array.isArray(row) || row.length !== columns.length) {
      throw new ScoringError(`row ${i} of ${form} must be a list of ${columns.length} values, one for each column`)
    }
    return Object.fromEntries(columns.map((name, j) => [name, cell(row[j], name)]))
  })
}

function fromRecords(value: unknown, form: string): readonly InputRow[] {
  if (!Array.isArray(value)) throw new ScoringError(`${form} must be a list of rows`)
  return value.map((row: unknown, i) => {
    if (!isRecord(row)) throw new ScoringError(`row ${i} of ${form} must be an object of values by column`)
    return Object.fromEntries(Object.entries(row).map(([name, item]) => [name, cell(item, name)]))
  })
}

/** Columns of one length; a single value is a column of one row. A list is one of rows. */
function fromColumns(value: unknown, form: string): readonly InputRow[] {
  if (Array.isArray(value)) return fromRecords(value, form)
  if (!isRecord(value)) throw new ScoringError(`${form} must be an object of columns, or a list of rows`)
  const columns = Object.entries(value).map(([name, items]) => [name, Array.isArray(items) ? items : [items]] as const)
  const length = columns.length === 0 ? 0 : columns[0][1].length
  const uneven = columns.find(([, items]) => items.length !== length)
  if (uneven)
    throw new ScoringError(`columns of ${form} differ in length: ${length} and, in "${uneven[0]}", ${uneven[1].length}`)
  return Array.from({ length }, (_, row) =>
    Object.fromEntries(columns.map(([name, items]) => [name, cell((items as readonly unknown[])[row], name)])),
  )
}

function cell(value: unknown, column: string): InputValue {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value as InputValue
  throw new ScoringError(`a value of "${column}" must be a text, a number, true, false or null`)
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}
