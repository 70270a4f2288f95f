import type { InputColumn } from '../fitted/fitted-pipeline.ts'
import { bindOperation } from '../transforms/bind-operation.ts'
import type { ColumnOperation } from '../transforms/operation.ts'
import { trimText } from '../transforms/text-space.ts'

/**
 * A text column as a function of the cell of one input column, for formats without functions of texts:
 * entry i of `texts` is what listed text i has become, the last but one any text not listed, the last one a missing cell.
 */
export interface TextDomain {
  readonly input: string
  readonly texts: readonly (string | null)[]
}

/** What stands in the cells of an input column: texts that some table or the training file knows, and those that mean missing. */
export interface KnownTexts {
  readonly listed: readonly string[]
  readonly absent: readonly string[]
}

/** Stands for every text that is in no table. */
export const unlisted = '\u0000unlisted'

export function knownTexts(input: InputColumn, operations: readonly ColumnOperation[]): KnownTexts {
  const absent = new Set(['', ...(input.format.missing ?? [])])
  const known = new Set([...(input.values ?? []), ...operations.flatMap(textsOfTables)])
  return { listed: [...known].filter((text) => !absent.has(trimText(text))), absent: [...absent] }
}

export function textDomain(input: InputColumn, { listed }: KnownTexts): TextDomain {
  return { input: input.name, texts: [...listed, unlisted, null] }
}

/** A text → text operation: it only relabels. */
export function relabel<D extends TextDomain>(domain: D, operation: ColumnOperation): D {
  return { ...domain, texts: domain.texts.map(bindOperation(operation).text!.toText!) }
}

/** A text → number operation: the number of each entry. */
export function numbersOf({ texts }: TextDomain, operation: ColumnOperation): Float64Array {
  return Float64Array.from(texts, bindOperation(operation).text!.toNumber!)
}

/** The numbers that `fillBy` writes, by the entry of the column `by`. */
export function groupNumbers(
  { texts }: TextDomain,
  { table, value }: Extract<ColumnOperation, { op: 'fillBy' }>,
): Float64Array {
  return Float64Array.from(texts, (text) => Number(text !== null && Object.hasOwn(table, text) ? table[text] : value))
}

/** Texts that an operation tells apart. */
function textsOfTables(operation: ColumnOperation): readonly string[] {
  switch (operation.op) {
    case 'lookUp':
    case 'fillBy':
      return Object.keys(operation.table)
    case 'mapText':
      return Object.keys(operation.map)
    case 'missingIf':
      return operation.values.filter((value) => typeof value === 'string')
    case 'indicator':
      if (operation.of === 'missing') return []
      if ('notIn' in operation.of) return operation.of.notIn
      return typeof operation.of.equals === 'string' ? [operation.of.equals] : []
    default:
      return []
  }
}

/** Why an operation cannot be written where texts have no functions; null where it can. */
export function needsFreeText(
  { op, from }: Exclude<ColumnOperation, { readonly op: 'keep' | 'drop' }>,
  others = 'javascript or python',
): string | null {
  return Object.hasOwn(freeText, op)
    ? `${freeText[op as keyof typeof freeText]} ("${from}") cannot be written exactly; fit without that column (drop), or export as ${others}`
    : null
}

const freeText = {
  parseNumber: 'reading numbers out of texts',
  parseDate: 'reading dates out of texts',
  tokens: 'words of a text',
  textLength: 'the length of a text',
  splitText: 'parts of a text',
  formatNumber: 'numbers written as text',
} as const
