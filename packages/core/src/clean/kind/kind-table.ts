import type { ColumnType } from '../../table/column.ts'
import type { ActionName } from '../actions/index.ts'
import type { ColumnKind } from './kind-tree.ts'

/** What a kind means: the types the loader gives such columns, and the actions that bring one there. */
export interface KindMeaning {
  readonly title: string
  readonly types: readonly ColumnType[]
  readonly actions: readonly ActionName[]
  readonly doc: string
}

/** The one table from the nine kinds to loader types and to actions. */
export const kindTable: { readonly [kind in ColumnKind]: KindMeaning } = {
  numeric: {
    title: 'amount',
    types: ['integer', 'number'],
    actions: ['parseNumber', 'replaceSentinel', 'clip', 'logTransform', 'fillMissing'],
    doc: 'Adding and averaging make sense.',
  },
  categorical: {
    title: 'category',
    types: ['category', 'boolean', 'code', 'integer'],
    actions: ['normalizeText', 'mergeCategories', 'mapValues', 'keepAsCode', 'parseBoolean'],
    doc: 'One of a few names; numbers may stand for them.',
  },
  datetime: {
    title: 'date or time',
    types: ['date', 'datetime', 'time'],
    actions: ['parseDate', 'replaceSentinel'],
    doc: 'A point in time.',
  },
  sentence: {
    title: 'prose',
    types: ['text'],
    actions: ['normalizeText', 'repairEncoding'],
    doc: 'Sentences that are read word by word.',
  },
  url: {
    title: 'web address',
    types: ['url'],
    actions: ['dropColumn'],
    doc: 'An address; its host may matter, the rest seldom does.',
  },
  'embedded-number': {
    title: 'number with a unit',
    types: ['quantity'],
    actions: ['stripUnit', 'parseNumber'],
    doc: 'An amount written with a unit, a currency or separators.',
  },
  list: { title: 'list', types: ['list'], actions: ['splitList', 'splitText'], doc: 'Several values in one cell.' },
  'not-generalizable': {
    title: 'identifier or empty',
    types: ['integer', 'code', 'category', 'text'],
    actions: ['dropColumn'],
    doc: 'A key, a constant or (nearly) nothing: what is learned from it does not carry over.',
  },
  'context-specific': {
    title: 'needs a person',
    types: ['category', 'code', 'text', 'integer', 'number'],
    actions: [],
    doc: 'Only someone who knows the file can say what it is.',
  },
}
