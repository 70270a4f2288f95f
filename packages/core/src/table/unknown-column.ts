import { CsvAnalyzerError } from '../util/error.ts'
import { nearestName } from '../util/nearest-name.ts'
import type { LoadOptions } from './load-options.ts'

const MOST_NAMES = 20

/** The error for the first name in `types` or `formats` that is no column; null when all are. */
export function unknownColumn(
  names: readonly string[],
  { types = {}, formats = {} }: LoadOptions,
): CsvAnalyzerError | null {
  const known = new Set(names)
  for (const [option, given] of Object.entries({ types, formats }))
    for (const name of Object.keys(given)) if (!known.has(name)) return unknown(option, name, names)
  return null
}

function unknown(option: string, name: string, names: readonly string[]): CsvAnalyzerError {
  const nearest = nearestName(name, names)
  const hint = nearest === null ? '' : ` did you mean "${nearest}"?`
  const more = names.length > MOST_NAMES ? `, … (${names.length} in all)` : ''
  return new CsvAnalyzerError(
    'unknown-column',
    `unknown column "${name}" in ${option};${hint} the columns are: ${names.slice(0, MOST_NAMES).join(', ')}${more}`,
    { column: name, option },
  )
}
