import { CsvAnalyzerError } from '../util/error.ts'
import type { Column } from './column.ts'
import type { Dataset } from './dataset.ts'
import { booleanColumn, categoryColumn, dateColumn, numberColumn, textColumn } from './make-column.ts'
import { datasetFromColumns } from './make-dataset.ts'

/** The rows with these indices, in this order; an index may come twice. The dataset itself is untouched. */
export function takeRows(dataset: Dataset, rows: Int32Array): Dataset {
  for (const row of rows) {
    if (row < 0 || row >= dataset.rowCount)
      throw new CsvAnalyzerError(
        'row-out-of-range',
        `row ${row} is not in the table; it has ${dataset.rowCount} rows`,
        { row },
      )
  }
  return datasetFromColumns(
    dataset.columns.map((column) => takeCells(column, rows)),
    rows.length,
    dataset.source,
    dataset.findings,
  )
}

function takeCells(column: Column, rows: Int32Array): Column {
  const missing = Uint8Array.from(rows, (row) => column.missing[row])
  const parts = {
    name: column.name,
    type: column.type,
    format: column.format,
    evidence: column.evidence,
    missing,
    original: (row: number) => column.original(rows[row]),
  }
  switch (column.storage) {
    case 'number':
      return numberColumn(
        parts,
        Float64Array.from(rows, (row) => column.values[row]),
      )
    case 'date':
      return dateColumn(
        parts,
        Float64Array.from(rows, (row) => column.values[row]),
      )
    case 'boolean':
      return booleanColumn(
        parts,
        Uint8Array.from(rows, (row) => column.values[row]),
      )
    case 'category': {
      const { codes, dictionary } = column
      return categoryColumn(
        parts,
        Int32Array.from(rows, (row) => codes[row]),
        dictionary,
      )
    }
    case 'text':
      return textColumn(parts)
  }
}
