import type { Column } from './column.ts'
import type { Dataset } from './dataset.ts'
import { datasetFromColumns } from './make-dataset.ts'

/** The dataset with other columns of the same length: replaced, added, left out or reordered. */
export function withColumns(dataset: Dataset, columns: readonly Column[]): Dataset {
  return datasetFromColumns(columns, dataset.rowCount, dataset.source, dataset.findings)
}
