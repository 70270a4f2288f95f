import type { Column } from '../table/column.ts'
import type { Dataset } from '../table/dataset.ts'
import { datasetFromColumns } from '../table/make-dataset.ts'
import { findAction } from './find-action.ts'
import { isActive } from './step-status.ts'
import type { CleaningPlan } from './plan.ts'

/**
 * The dataset with the accepted edits of this file's cells (by hand, filled from a neighbour) written in, and cells read that the loader gave up.
 * They speak of the file as it is and come before all other steps; the dataset itself is returned when there are none.
 */
export function applyEdits(dataset: Dataset, plan: CleaningPlan): Dataset {
  let edited = dataset
  for (const step of plan.steps) {
    const action = findAction(step.action)
    if (!isActive(step)) continue
    const column = action.edit?.(edited, step) ?? action.reread?.(edited, step) ?? null
    if (column !== null) edited = withColumn(edited, column)
  }
  return edited
}

function withColumn(dataset: Dataset, column: Column): Dataset {
  const columns = dataset.columns.map((other) => (other.name === column.name ? column : other))
  return datasetFromColumns(columns, dataset.rowCount, dataset.source, dataset.findings)
}
