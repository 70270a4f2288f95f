import type { FittedPipeline } from '../fitted/fitted-pipeline.ts'
import type { Dataset } from '../table/dataset.ts'
import type { Finding } from '../util/finding.ts'

const mostNamed = 10

/**
 * Columns that a pipeline reads and rows to judge it on do not have: a warning, since it takes them for missing.
 * @example const [warning] = absentColumns(pipeline, await load('test.csv'))
 */
export function absentColumns({ inputs }: FittedPipeline, { columns, source }: Dataset): readonly Finding[] {
  const there = new Set(columns.map(({ name }) => name))
  const absent = inputs.map(({ name }) => name).filter((name) => !there.has(name))
  if (absent.length === 0) return []
  const named = absent.slice(0, mostNamed).map((name) => `"${name}"`)
  const more = absent.length > mostNamed ? ` and ${absent.length - mostNamed} more` : ''
  return [
    {
      code: 'test-columns-absent',
      severity: 'warning',
      message: `"${source.name}" has no ${absent.length === 1 ? 'column' : 'columns'} ${named.join(', ')}${more}; the model takes ${absent.length === 1 ? 'it' : 'them'} for missing in every row, so the score may be far too low. Are they named otherwise?`,
      evidence: { count: absent.length, columns: absent },
    },
  ]
}
