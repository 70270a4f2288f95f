import { columnDataOf } from '../features/column-set-of.ts'
import type { Column, Storage } from '../table/column.ts'
import type { Dataset } from '../table/dataset.ts'
import type { ColumnData } from '../transforms/column-data.ts'
import { cellCheck } from './cell-findings.ts'
import { cellReader } from './cell-reader.ts'
import type { FittedPipeline, InputColumn } from './fitted-pipeline.ts'
import { absentData, collectCells, guardColumn, report, startGuard, type Guard, type GuardedInput } from './guard.ts'

/** The input columns of a pipeline from a loaded table. A column that the loader took for something else than in training is read again from its texts. */
export function readDataset(pipeline: FittedPipeline, dataset: Dataset): GuardedInput {
  const guard = startGuard(dataset.rowCount)
  const columns = pipeline.inputs.map((input): [string, ColumnData] => [
    input.name,
    readColumn(pipeline, input, dataset, guard),
  ])
  return { set: { rowCount: dataset.rowCount, columns: new Map(columns) }, ...guard }
}

function readColumn(pipeline: FittedPipeline, input: InputColumn, dataset: Dataset, guard: Guard): ColumnData {
  const column = dataset.columns.find(({ name }) => name === input.name)
  if (column === undefined) return absentData(input, dataset.rowCount, guard)
  const check = cellCheck(input, pipeline.operations)
  if (isAsTrained(column, input)) return guardColumn(columnDataOf(column), input, check, guard)
  const read = cellReader(input)
  const readsMore = readsMoreDates(column, input)
  return collectCells(input, column.length, (row) => {
    const text = column.missing[row] === 1 && !readsMore ? null : column.original(row)
    const cell = read(text)
    const finding = check(cell, () => String(text))
    if (finding !== null) report(guard, row, finding, true)
    return cell.value
  })
}

const storageOf: { readonly [type in InputColumn['type']]: readonly Storage[] } = {
  integer: ['number'],
  number: ['number'],
  quantity: ['number'],
  boolean: ['boolean'],
  date: ['date'],
  datetime: ['date'],
  time: ['date'],
  category: ['category', 'text'],
  code: ['category', 'text'],
  text: ['category', 'text'],
  list: ['category', 'text'],
  url: ['category', 'text'],
  email: ['category', 'text'],
}

function isAsTrained(column: Column, input: InputColumn): boolean {
  return (
    storageOf[input.type].includes(column.storage) &&
    (column.type === 'time') === (input.type === 'time') &&
    !readsMoreDates(column, input)
  )
}

/** A cleaning step told the pipeline formats that the loader did not try: cells that it gave up may be dates. */
function readsMoreDates(column: Column, { format }: InputColumn): boolean {
  return column.storage === 'date' && column.missingCount > 0 && format.otherDates !== undefined
}
