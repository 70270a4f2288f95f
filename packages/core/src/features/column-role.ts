import type { ColumnType } from '../table/column.ts'
import { columnsWritten } from '../transforms/dependencies.ts'
import type { ColumnOperation } from '../transforms/operation.ts'

/** What a column is to the encoders. */
export type Role = 'number' | 'date' | 'boolean' | 'category' | 'text'

export interface ColumnRole {
  readonly name: string
  readonly role: Role
  /** The dataset column that it was made of. */
  readonly source: string
}

const roleOfType: { readonly [type in ColumnType]: Role } = {
  integer: 'number',
  number: 'number',
  quantity: 'number',
  boolean: 'boolean',
  date: 'date',
  datetime: 'date',
  time: 'number',
  category: 'category',
  code: 'category',
  text: 'text',
  list: 'text',
  url: 'text',
  email: 'text',
}

/** The columns that the operations leave, what each is, and where it came from, in order of first appearance. */
export function describeColumns(
  inputs: Iterable<{ readonly name: string; readonly type: ColumnType }>,
  operations: readonly ColumnOperation[],
): readonly ColumnRole[] {
  let roles = new Map<string, ColumnRole>()
  for (const { name, type } of inputs) roles.set(name, { name, role: roleOfType[type], source: name })
  for (const operation of operations) {
    if (operation.op === 'keep') roles = new Map([...roles].filter(([name]) => operation.columns.includes(name)))
    else if (operation.op === 'drop') roles = new Map([...roles].filter(([name]) => !operation.columns.includes(name)))
    else {
      const from = roles.get(operation.from)
      if (from === undefined) continue
      const role = roleAfter(operation, from.role)
      for (const name of columnsWritten(operation)) roles.set(name, { name, role, source: from.source })
    }
  }
  return [...roles.values()]
}

function roleAfter(operation: Exclude<ColumnOperation, { op: 'keep' | 'drop' }>, before: Role): Role {
  switch (operation.op) {
    case 'parseDate':
      return 'date'
    case 'indicator':
      return 'boolean'
    case 'formatNumber':
    case 'splitText':
    case 'mapText':
      return 'category'
    case 'parseNumber':
    case 'lookUp':
    case 'log':
    case 'power':
    case 'product':
    case 'sum':
    case 'datePart':
    case 'tokens':
    case 'textLength':
      return 'number'
    case 'affine':
      return before === 'date' ? 'date' : 'number'
    case 'normalizeText':
    case 'fill':
    case 'fillBy':
    case 'missingIf':
    case 'clip':
      return before
  }
}
