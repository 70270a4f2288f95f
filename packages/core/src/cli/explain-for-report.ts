import { explain, type Dataset, type Explanation, type FittedPipeline } from '../node.ts'
import { spreadRows } from './spread-rows.ts'

/** Mean contributions over rows from all over a table, against the table as a whole. */
export function explainForReport(
  pipeline: FittedPipeline,
  dataset: Dataset,
  signal: AbortSignal,
): Promise<Explanation> {
  return explain(pipeline, spreadRows(pipeline, dataset), {
    background: dataset,
    featurePerturbation: 'treePathDependent',
    signal,
  })
}
