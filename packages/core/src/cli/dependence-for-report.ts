import { partialDependence, type Dataset, type Fitted, type PartialDependence } from '../node.ts'

/** Columns that are shown, values tried of each, and rows averaged over. */
const mostColumns = 6
const gridSize = 12
const maxRows = 200
/** Columns of less than this share of the largest importance play no part worth a picture. */
const shownShare = 0.005

/** How the prediction moves with the columns that matter most; not for free text, which has no values to try. */
export async function dependenceForReport(
  { pipeline, evaluation }: Fitted,
  dataset: Dataset,
  signal: AbortSignal,
): Promise<readonly PartialDependence[]> {
  const inputs = new Map(pipeline.inputs.map((input) => [input.name, input]))
  const largest = evaluation.importance[0]?.value ?? 0
  const shown = evaluation.importance
    .filter(({ column, value }) => inputs.get(column)?.type !== 'text' && value > shownShare * largest)
    .slice(0, mostColumns)
  const curves: PartialDependence[] = []
  for (const { column } of shown)
    if (inputs.has(column))
      curves.push(await partialDependence(pipeline, dataset, column, { gridSize, maxRows, signal }))
  return curves
}
