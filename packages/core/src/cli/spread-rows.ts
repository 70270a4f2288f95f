import { takeRows, type Dataset, type FittedPipeline } from '../node.ts'
import { sampleRows } from '../util/sample-rows.ts'

/** Rows that stand for a table where a mean over them is shown. */
const mostRows = 200
const fewestRows = 20
/** Leaves of trees that are walked for all of them together: a few seconds. */
const mostLeaves = 8_000_000

/** Rows from all over a table, fewer where the trees of a model are large; the same on every machine. */
export function spreadRows({ model }: FittedPipeline, dataset: Dataset): Dataset {
  const models = model.format === 'blend' ? model.members.map((member) => member.model) : [model]
  const leaves = models.reduce((sum, one) => sum + (one.format === 'trees' ? (one.left.length + 1) / 2 : 0), 0)
  const wanted = Math.max(fewestRows, Math.min(mostRows, Math.floor(mostLeaves / Math.max(1, leaves))))
  if (dataset.rowCount <= wanted) return dataset
  return takeRows(dataset, sampleRows(dataset.rowCount, wanted))
}
