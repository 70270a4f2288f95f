import { CsvAnalyzerError } from '../util/error.ts'
import type { ColumnData, ColumnSet, TextData } from './column-data.ts'
import { bindOperation } from './bind-operation.ts'
import { numberColumn, textColumn } from './make-column.ts'
import type { ColumnOperation } from './operation.ts'
import type { BoundOperation, CellMap, PairMap } from './operation-spec.ts'

/** The set that the operations leave, applied in order. Columns that no operation touches are shared, never copied. */
export function applyOperations(set: ColumnSet, list: readonly ColumnOperation[]): ColumnSet {
  let columns = new Map(set.columns)
  for (const operation of list) {
    const bound = bindOperation(operation)
    if ('from' in operation) writeInto(columns, set.rowCount, operation, bound)
    else columns = new Map(bound.select!([...columns.keys()]).map((name) => [name, columns.get(name)!]))
  }
  return { rowCount: set.rowCount, columns }
}

type Writing = Extract<ColumnOperation, { readonly from: string }>

function writeInto(
  columns: Map<string, ColumnData>,
  rowCount: number,
  operation: Writing,
  bound: BoundOperation,
): void {
  const from = columnOf(columns, operation.from, operation)
  if ('by' in operation) {
    columns.set(
      operation.to,
      pairColumn(from, columnOf(columns, operation.by, operation), rowCount, bound.pair!, operation),
    )
  } else if (from.kind === 'number') {
    const { values } = from
    writeCellsInto(columns, rowCount, operation, bound.number, (map) => (row) => map(values[row]))
  } else writeCellsInto(columns, rowCount, operation, bound.text, (map) => eachTextOnce(from, map))
}

/** `over` makes a function of single values one of rows. */
function writeCellsInto<V>(
  columns: Map<string, ColumnData>,
  rowCount: number,
  operation: Writing,
  map: CellMap<V> | undefined,
  over: <T>(map: (value: V) => T) => (row: number) => T,
): void {
  if (map?.toNumber !== undefined) columns.set(operation.to, numberColumn(rowCount, over(map.toNumber)))
  else if (map?.toText !== undefined) columns.set(operation.to, textColumn(rowCount, over(map.toText)))
  else if (map?.toNumbers !== undefined) {
    const { width, value } = map.toNumbers
    const at = over((cell: V) => value(cell).slice())
    for (let i = 0; i < width; i++)
      columns.set(
        `${operation.to}#${i}`,
        numberColumn(rowCount, (row) => at(row)[i]),
      )
  } else throw wrongKind(operation)
}

function columnOf(columns: ReadonlyMap<string, ColumnData>, name: string, { op }: ColumnOperation): ColumnData {
  const column = columns.get(name)
  if (column !== undefined) return column
  const names = [...columns.keys()].slice(0, 20).join(', ')
  throw new CsvAnalyzerError(
    'unknown-column',
    `${op} reads the column "${name}", which is not there; there are: ${names}`,
    { column: name, operation: op },
  )
}

function wrongKind({ op, from }: Writing): CsvAnalyzerError {
  return new CsvAnalyzerError('wrong-column-kind', `${op} cannot read columns of the kind of "${from}"`, {
    column: from,
    operation: op,
  })
}

/** A dictionary may hold texts of other rows: only those that occur are mapped, each once. */
function eachTextOnce<T>({ codes, dictionary }: TextData, map: (text: string | null) => T): (row: number) => T {
  const memo = new Array<T | undefined>(dictionary.length + 1)
  return (row) => {
    const code = codes[row]
    return (memo[code + 1] ??= map(code < 0 ? null : dictionary[code]))
  }
}

function pairColumn(from: ColumnData, by: ColumnData, rowCount: number, pair: PairMap, operation: Writing): ColumnData {
  const { numberByNumber, numberByText, textByText } = pair
  if (from.kind === 'number') {
    const { values } = from
    if (by.kind === 'number' && numberByNumber !== undefined)
      return numberColumn(rowCount, (row) => numberByNumber(values[row], by.values[row]))
    if (by.kind === 'text' && numberByText !== undefined)
      return numberColumn(rowCount, (row) => numberByText(values[row], textAt(by, row)))
  } else if (by.kind === 'text' && textByText !== undefined)
    return textColumn(rowCount, (row) => textByText(textAt(from, row), textAt(by, row)))
  throw wrongKind(operation)
}

function textAt({ codes, dictionary }: TextData, row: number): string | null {
  return codes[row] < 0 ? null : dictionary[codes[row]]
}
