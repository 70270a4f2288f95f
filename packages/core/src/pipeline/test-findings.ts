import type { FittedPipeline } from '../fitted/fitted-pipeline.ts'
import { duplicatesAcross } from '../profile/duplicates-across.ts'
import { chancePairs } from '../search/chance-pairs.ts'
import type { Dataset } from '../table/dataset.ts'
import type { Finding } from '../util/finding.ts'
import { absentColumns } from './check-rows.ts'

/** Above so many pairs of equal rows by chance, equal rows are no copies. */
const mostChancePairs = 0.5

/** What makes a score on rows of the user's own say less than it seems: rows that the model has learned from, columns that are not there. */
export function testFindings(pipeline: FittedPipeline, trained: Dataset, test: Dataset): readonly Finding[] {
  return [...seenRows(trained, test), ...absentColumns(pipeline, test)]
}

function seenRows(trained: Dataset, test: Dataset): readonly Finding[] {
  const found = duplicatesAcross(trained, test)
  if (found === null || chancePairs(test.columns, test.rowCount) > mostChancePairs) return []
  return [found]
}
