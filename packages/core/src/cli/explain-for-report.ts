import { explain, takeRows, type Dataset, type Explanation, type FittedPipeline } from '../node.ts'

/** Rows that a report explains. */
const mostExplained = 200

/** Contributions of the first rows of a table, against the table as a whole. */
export function explainForReport(
  pipeline: FittedPipeline,
  dataset: Dataset,
  signal: AbortSignal,
): Promise<Explanation> {
  const rows = Int32Array.from({ length: Math.min(dataset.rowCount, mostExplained) }, (_, row) => row)
  return explain(pipeline, takeRows(dataset, rows), {
    background: dataset,
    featurePerturbation: 'treePathDependent',
    signal,
  })
}
