import type {
  BooleanColumn,
  CategoryColumn,
  ColumnEvidence,
  ColumnFormat,
  ColumnType,
  DateColumn,
  NumberColumn,
  TextColumn,
} from './column.ts'
import { formatDate } from './parse/format-date.ts'

/** What every column is made of; `original` may be left out for columns that were never text. */
export interface ColumnParts {
  readonly name: string
  readonly type: ColumnType
  readonly format?: ColumnFormat
  readonly evidence?: ColumnEvidence
  readonly missing: Uint8Array
  readonly original?: (row: number) => string
}

const made: ColumnEvidence = { fit: 1, misfits: [], reason: 'given' }

function base(parts: ColumnParts) {
  const { name, type, format = {}, evidence = made, missing } = parts
  return { name, type, format, evidence, length: missing.length, missing, missingCount: countOnes(missing) }
}

export function numberColumn(parts: ColumnParts, values: Float64Array): NumberColumn {
  const original = parts.original ?? ((row) => (parts.missing[row] ? '' : String(values[row])))
  return { ...base(parts), storage: 'number', values, original }
}

export function booleanColumn(parts: ColumnParts, values: Uint8Array): BooleanColumn {
  const words = [parts.format?.false ?? 'false', parts.format?.true ?? 'true']
  const original = parts.original ?? ((row) => (parts.missing[row] ? '' : words[values[row]]))
  return { ...base(parts), storage: 'boolean', values, original }
}

export function dateColumn(parts: ColumnParts, values: Float64Array): DateColumn {
  const format = parts.format?.date ?? isoFormat(parts.type)
  const original = parts.original ?? ((row) => (parts.missing[row] ? '' : formatDate(values[row], format)))
  return { ...base({ ...parts, format: { ...parts.format, date: format } }), storage: 'date', values, original }
}

export function categoryColumn(parts: ColumnParts, codes: Int32Array, dictionary: readonly string[]): CategoryColumn {
  const original = parts.original ?? ((row) => (codes[row] < 0 ? '' : dictionary[codes[row]]))
  return { ...base(parts), storage: 'category', codes, dictionary, original }
}

/** A category column whose codes are given when they are first asked for. */
export function lazyCategoryColumn(
  parts: ColumnParts & { readonly original: (row: number) => string },
  encode: () => Pick<CategoryColumn, 'codes' | 'dictionary'>,
): CategoryColumn {
  let encoded: Pick<CategoryColumn, 'codes' | 'dictionary'> | undefined
  const once = (): Pick<CategoryColumn, 'codes' | 'dictionary'> => (encoded ??= encode())
  const column = { ...base(parts), storage: 'category' as const, original: parts.original }
  return Object.defineProperties(column, {
    codes: { get: () => once().codes, enumerable: true },
    dictionary: { get: () => once().dictionary, enumerable: true },
  }) as unknown as CategoryColumn
}

/** `original` is where the text is; at a missing cell `at` answers null. */
export function textColumn(parts: ColumnParts & { readonly original: (row: number) => string }): TextColumn {
  const { missing, original } = parts
  return { ...base(parts), storage: 'text', original, at: (row) => (missing[row] ? null : original(row)) }
}

function isoFormat(type: ColumnType): string {
  if (type === 'date') return 'YYYY-MM-DD'
  return type === 'time' ? 'HH:mm:ss.SSS' : 'YYYY-MM-DDTHH:mm:ss.SSSZ'
}

function countOnes(missing: Uint8Array): number {
  let count = 0
  for (let i = 0; i < missing.length; i++) count += missing[i]
  return count
}
