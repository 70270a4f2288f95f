import type { FittedPipeline } from '../fitted/fitted-pipeline.ts'
import { learnInputs } from '../fitted/learn-inputs.ts'
import { labelRows } from '../search/label-rows.ts'
import type { Dataset } from '../table/dataset.ts'
import type { Finding } from '../util/finding.ts'
import type { RunOptions } from '../util/run-options.ts'
import { canonicalJson } from '../util/hash.ts'
import type { JsonValue } from '../util/json.ts'

const mostNamed = 10

/**
 * What makes the score of a pipeline on rows of your own say less than it seems: they are those that it learned from, or lack columns.
 * @example const warnings = await checkRows(pipeline, await load('test.csv'))
 * @throws CsvAnalyzerError `unknown-column` without the target, `empty-target` when no row has one
 */
export async function checkRows(
  pipeline: FittedPipeline,
  dataset: Dataset,
  run: RunOptions = {},
): Promise<readonly Finding[]> {
  const absent = absentColumns(pipeline, dataset)
  if (absent.length > 0) return absent
  return learnedFrom(pipeline, dataset, (await labelRows(pipeline, dataset, run)).rows)
}

/** As many rows, and the same range, values, missing share and middle of every column. A pipeline holds no rows to compare. */
function learnedFrom(
  { inputs, recipe, target }: FittedPipeline,
  dataset: Dataset,
  rows: Int32Array,
): readonly Finding[] {
  if (inputs.length === 0 || recipe.rows !== rows.length) return []
  const names = inputs.map(({ name }) => name)
  const there = learnInputs(dataset, rows, names)
  const text = (value: unknown) => canonicalJson(value as JsonValue)
  if (
    !inputs.every(({ range, values, missingShare, usual }, i) => {
      const other = there[i]
      return (
        text([range, values, missingShare, usual]) ===
        text([other.range, other.values, other.missingShare, other.usual])
      )
    })
  )
    return []
  return [
    {
      code: 'judged-on-training-rows',
      severity: 'warning',
      message: `"${dataset.source.name}" looks like the table that the model learned from: a score on it says nothing about new rows. The evaluation of the fit judged each row by a model that had not seen it.`,
      evidence: { rows: rows.length, columns: names.length, target },
    },
  ]
}

/** Columns that the model reads and the rows do not have. */
export function absentColumns({ inputs }: FittedPipeline, { columns, source }: Dataset): readonly Finding[] {
  const there = new Set(columns.map(({ name }) => name))
  const absent = inputs.map(({ name }) => name).filter((name) => !there.has(name))
  if (absent.length === 0) return []
  const named = absent.slice(0, mostNamed).map((name) => `"${name}"`)
  const more = absent.length > mostNamed ? ` and ${absent.length - mostNamed} more` : ''
  const [columnOr, itOr] = absent.length === 1 ? ['column', 'it'] : ['columns', 'them']
  return [
    {
      code: 'test-columns-absent',
      severity: 'warning',
      message: `"${source.name}" has no ${columnOr} ${named.join(', ')}${more}; the model takes ${itOr} for missing in every row, so the score may be far too low. Are they named otherwise?`,
      evidence: { count: absent.length, columns: absent },
    },
  ]
}
