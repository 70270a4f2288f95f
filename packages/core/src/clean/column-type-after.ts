import type { ColumnType } from '../table/column.ts'
import type { ColumnOperation } from '../transforms/operation.ts'

/** What a column that an operation writes holds; `before` is the type of the column it reads. */
export function columnTypeAfter(
  operation: Exclude<ColumnOperation, { op: 'keep' | 'drop' }>,
  before: ColumnType,
): ColumnType {
  switch (operation.op) {
    case 'parseDate':
      return operation.formats.some((format) => /[Hh]/.test(format)) ? 'datetime' : 'date'
    case 'indicator':
      return 'boolean'
    case 'lookUp':
      return Object.values(operation.table).every((value) => value === 0 || value === 1) ? 'boolean' : 'number'
    case 'formatNumber':
    case 'splitText':
    case 'mapText':
      return before === 'text' ? 'text' : 'category'
    case 'parseNumber':
    case 'log':
    case 'power':
    case 'product':
    case 'datePart':
    case 'tokens':
    case 'textLength':
      return 'number'
    case 'affine':
    case 'sum':
    case 'normalizeText':
    case 'fill':
    case 'fillBy':
    case 'missingIf':
    case 'clip':
      return before
  }
}
