import type { ColumnType } from '../core-types.ts'

/** The four ways a column is drawn and aligned. */
export type ColumnKind = 'number' | 'category' | 'date' | 'text'

const kinds: { readonly [T in ColumnType]: ColumnKind } = {
  integer: 'number',
  number: 'number',
  quantity: 'number',
  boolean: 'category',
  category: 'category',
  code: 'category',
  date: 'date',
  datetime: 'date',
  time: 'date',
  text: 'text',
  list: 'text',
  url: 'text',
  email: 'text',
}

export function columnKind(type: ColumnType): ColumnKind {
  return kinds[type]
}
