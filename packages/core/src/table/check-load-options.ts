import { CsvAnalyzerError, invalid } from '../util/error.ts'
import { nearestName } from '../util/nearest-name.ts'
import type { ColumnType } from './column.ts'
import type { LoadOptions } from './load-options.ts'

const isType: { readonly [type in ColumnType]: true } = {
  integer: true,
  number: true,
  quantity: true,
  boolean: true,
  date: true,
  datetime: true,
  time: true,
  category: true,
  code: true,
  text: true,
  list: true,
  url: true,
  email: true,
}

/** @throws CsvAnalyzerError `invalid-option` for a value that no file could be read with */
export function checkLoadOptions(options: LoadOptions): void {
  const { delimiter, quote, escape, comment, header, missing, types = {} } = options
  if (delimiter !== undefined && !isInLine(delimiter))
    throw invalid('delimiter', delimiter, 'one or more characters of a line')
  if (comment !== undefined && comment !== null && !isInLine(comment))
    throw invalid('comment', comment, 'what comment lines begin with, or null')
  if (quote !== undefined && ![null, '"', "'"].includes(quote))
    throw invalid('quote', quote, 'one double or single quote, or null')
  if (escape !== undefined && ![null, 'double', 'backslash'].includes(escape))
    throw invalid('escape', escape, '"double", "backslash" or null')
  if (header !== undefined && typeof header !== 'boolean' && !(Number.isInteger(header) && header >= 0))
    throw invalid('header', header, 'true, false or a number of lines')
  if (missing !== undefined && !(Array.isArray(missing) && missing.every((word) => typeof word === 'string')))
    throw invalid('missing', missing, 'a list of texts')
  for (const [column, type] of Object.entries(types)) {
    if (Object.hasOwn(isType, type)) continue
    const nearest = nearestName(type, Object.keys(isType))
    const hint = nearest === null ? `use ${Object.keys(isType).join(', ')}` : `did you mean "${nearest}"?`
    throw new CsvAnalyzerError('invalid-option', `"${column}" cannot be of type "${type}"; ${hint}`, { column, type })
  }
}

function isInLine(text: unknown): boolean {
  return typeof text === 'string' && /^[^\r\n]+$/.test(text)
}
