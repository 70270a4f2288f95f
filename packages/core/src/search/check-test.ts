import type { Dataset } from '../table/dataset.ts'
import { CsvAnalyzerError } from '../util/error.ts'
import type { FitSettings } from './search-settings.ts'

/**
 * Rows of the user's own are looked at before the search, so that nobody waits for it in vain.
 * @throws CsvAnalyzerError `unknown-column` without the target or a column of groups, `empty-target` when no row has a target
 */
export function checkTest({ columns, source, rowCount }: Dataset, { target, groups = [] }: FitSettings): void {
  for (const name of [target, ...groups])
    if (!columns.some((column) => column.name === name))
      throw new CsvAnalyzerError(
        'unknown-column',
        `the test rows ("${source.name}") have no column "${name}", so the model cannot be judged on them`,
        { column: name, columns: columns.map((column) => column.name).slice(0, 20) },
      )
  const { missingCount } = columns.find(({ name }) => name === target)!
  if (missingCount < rowCount) return
  throw new CsvAnalyzerError(
    'empty-target',
    `no test row ("${source.name}") has a value in "${target}", so there is nothing to compare with; give rows with the answer`,
    { column: target, rows: rowCount },
  )
}
