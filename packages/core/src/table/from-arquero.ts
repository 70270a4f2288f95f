import type { ColumnTable } from 'arquero'
import { columnsFromArquero } from './arquero.ts'
import type { Dataset } from './dataset.ts'
import { datasetFromColumns, noSource } from './make-dataset.ts'

/** Any Arquero table as a dataset, with the rows and the order that it shows. */
export function fromArquero(table: ColumnTable, name = 'table'): Dataset {
  const { columns, rowCount } = columnsFromArquero(table)
  return datasetFromColumns(columns, rowCount, { ...noSource, name })
}
