import { CsvAnalyzerError } from '../util/error.ts'
import type { ColumnData, ColumnSet, NumberData, TextData } from './column-data.ts'
import type { ColumnOperation, OperationName } from './operation.ts'
import type { BoundOperation, CellMap, OperationSpec, PairMap } from './operation-spec.ts'
import { operations } from './operations/index.ts'

/** The set that the operations leave, applied in order. Columns that no operation touches are shared, never copied. */
export function applyOperations(set: ColumnSet, list: readonly ColumnOperation[]): ColumnSet {
  let columns = new Map(set.columns)
  for (const operation of list) {
    const bound = bindOperation(operation)
    if ('columns' in operation && 'from' in operation === false) columns = selected(columns, bound)
    else if ('from' in operation) writeInto(columns, set.rowCount, operation, bound)
  }
  return { rowCount: set.rowCount, columns }
}

/** The operation as functions of single values. @throws CsvAnalyzerError `unknown-operation` */
export function bindOperation(operation: ColumnOperation): BoundOperation {
  const spec = (operations as { readonly [name: string]: OperationSpec<OperationName> | undefined })[operation.op]
  if (spec === undefined) {
    throw new CsvAnalyzerError('unknown-operation', `unknown column operation "${operation.op}"; known: ${Object.keys(operations).join(', ')}`, { operation: operation.op })
  }
  return spec.bind(operation as never)
}

type Writing = Extract<ColumnOperation, { readonly from: string }>

function selected(columns: ReadonlyMap<string, ColumnData>, bound: BoundOperation): Map<string, ColumnData> {
  const names = bound.select?.([...columns.keys()]) ?? []
  return new Map(names.map((name) => [name, columns.get(name)!]))
}

function writeInto(columns: Map<string, ColumnData>, rowCount: number, operation: Writing, bound: BoundOperation): void {
  const from = columnOf(columns, operation.from, operation)
  if (bound.pair !== undefined && 'by' in operation) {
    columns.set(operation.to, pairColumns(from, columnOf(columns, operation.by, operation), bound.pair, operation))
    return
  }
  const written = from.kind === 'number' ? mapNumbers(from, bound.number) : mapTexts(from, rowCount, bound.text)
  if (written === null) throw wrongKind(operation, from.kind)
  if (written.length === 1 && !hasWidth(bound)) columns.set(operation.to, written[0])
  else written.forEach((column, i) => columns.set(`${operation.to}#${i}`, column))
}

function hasWidth(bound: BoundOperation): boolean {
  return bound.text?.toNumbers !== undefined || bound.number?.toNumbers !== undefined
}

function columnOf(columns: ReadonlyMap<string, ColumnData>, name: string, operation: ColumnOperation): ColumnData {
  const column = columns.get(name)
  if (column === undefined) {
    throw new CsvAnalyzerError('unknown-column', `the operation ${operation.op} reads the column "${name}", which is not there; there are: ${[...columns.keys()].slice(0, 20).join(', ')}`, { column: name, operation: operation.op })
  }
  return column
}

function wrongKind(operation: Writing, kind: string): CsvAnalyzerError {
  return new CsvAnalyzerError('wrong-column-kind', `the operation ${operation.op} cannot read the ${kind} column "${operation.from}"`, { column: operation.from, operation: operation.op, kind })
}

function mapNumbers(from: NumberData, map: CellMap<number> | undefined): readonly ColumnData[] | null {
  if (map?.toNumber !== undefined) return [{ kind: 'number', values: from.values.map(map.toNumber) }]
  if (map?.toText !== undefined) return [encodeTexts(from.values, map.toText)]
  return null
}

function encodeTexts(values: Float64Array, toText: (value: number) => string | null): TextData {
  const dictionary = new Dictionary()
  const codes = new Int32Array(values.length)
  for (let row = 0; row < values.length; row++) codes[row] = dictionary.code(toText(values[row]))
  return { kind: 'text', codes, dictionary: dictionary.texts }
}

function mapTexts(from: TextData, rowCount: number, map: CellMap<string | null> | undefined): readonly ColumnData[] | null {
  if (map?.toNumber !== undefined) return [textsToNumbers(from, map.toNumber)]
  if (map?.toText !== undefined) return [textsToTexts(from, map.toText)]
  if (map?.toNumbers !== undefined) return textsToColumns(from, rowCount, map.toNumbers)
  return null
}

/** Distinct texts that occur, each mapped once; a dictionary may hold texts of other rows. Slot 0 is the missing one. */
function eachDistinct(from: TextData, visit: (text: string | null, slot: number) => void): void {
  const seen = new Uint8Array(from.dictionary.length + 1)
  for (let row = 0; row < from.codes.length; row++) {
    const slot = from.codes[row] + 1
    if (seen[slot] === 1) continue
    seen[slot] = 1
    visit(slot === 0 ? null : from.dictionary[slot - 1], slot)
  }
}

function textsToNumbers(from: TextData, toNumber: (text: string | null) => number): NumberData {
  const table = new Float64Array(from.dictionary.length + 1)
  eachDistinct(from, (text, slot) => (table[slot] = toNumber(text)))
  const values = new Float64Array(from.codes.length)
  for (let row = 0; row < values.length; row++) values[row] = table[from.codes[row] + 1]
  return { kind: 'number', values }
}

function textsToTexts(from: TextData, toText: (text: string | null) => string | null): TextData {
  const dictionary = new Dictionary()
  const table = new Int32Array(from.dictionary.length + 1)
  eachDistinct(from, (text, slot) => (table[slot] = dictionary.code(toText(text))))
  return { kind: 'text', codes: from.codes.map((code) => table[code + 1]), dictionary: dictionary.texts }
}

function textsToColumns(from: TextData, rowCount: number, { width, value }: NonNullable<CellMap<string | null>['toNumbers']>): readonly ColumnData[] {
  const columns = Array.from({ length: width }, () => new Float64Array(rowCount))
  const rowsOf = new Map<number, Float64Array>()
  eachDistinct(from, (text, slot) => rowsOf.set(slot, value(text).slice()))
  for (let row = 0; row < rowCount; row++) {
    const numbers = rowsOf.get(from.codes[row] + 1)!
    for (let i = 0; i < width; i++) columns[i][row] = numbers[i]
  }
  return columns.map((values) => ({ kind: 'number', values }))
}

function pairColumns(from: ColumnData, by: ColumnData, pair: PairMap, operation: Writing): ColumnData {
  if (from.kind === 'number' && by.kind === 'number' && pair.numberByNumber !== undefined) {
    const map = pair.numberByNumber
    return { kind: 'number', values: from.values.map((value, row) => map(value, by.values[row])) }
  }
  if (from.kind === 'number' && by.kind === 'text' && pair.numberByText !== undefined) {
    const map = pair.numberByText
    return { kind: 'number', values: from.values.map((value, row) => map(value, textAt(by, row))) }
  }
  if (from.kind === 'text' && by.kind === 'text' && pair.textByText !== undefined) {
    const map = pair.textByText
    const dictionary = new Dictionary()
    const codes = from.codes.map((_, row) => dictionary.code(map(textAt(from, row), textAt(by, row))))
    return { kind: 'text', codes, dictionary: dictionary.texts }
  }
  throw wrongKind(operation, from.kind)
}

function textAt(column: TextData, row: number): string | null {
  const code = column.codes[row]
  return code < 0 ? null : column.dictionary[code]
}

/** Distinct texts in order of first appearance. */
class Dictionary {
  readonly texts: string[] = []
  readonly #codes = new Map<string, number>()

  code(text: string | null): number {
    if (text === null) return -1
    const known = this.#codes.get(text)
    if (known !== undefined) return known
    this.#codes.set(text, this.texts.length)
    return this.texts.push(text) - 1
  }
}
