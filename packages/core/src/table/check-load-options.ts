import { CsvAnalyzerError, invalid } from '../util/error.ts'
import { nearestName } from '../util/nearest-name.ts'
import type { ColumnFormat, ColumnType } from './column.ts'
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

const isOption: { readonly [option in keyof LoadOptions]-?: true } = {
  name: true,
  delimiter: true,
  quote: true,
  escape: true,
  comment: true,
  encoding: true,
  header: true,
  types: true,
  formats: true,
  missing: true,
  maxBytes: true,
  maxColumns: true,
  open: true,
  signal: true,
  onProgress: true,
  seed: true,
}

const isFormat: { readonly [property in keyof ColumnFormat]-?: true } = {
  decimal: true,
  thousands: true,
  date: true,
  otherDates: true,
  unit: true,
  unitSide: true,
  percent: true,
  true: true,
  false: true,
  listSeparator: true,
  missing: true,
}

/** @throws CsvAnalyzerError `invalid-option` for an option that there is none of, or a value that no file could be read with */
export function checkLoadOptions(options: LoadOptions): void {
  const { delimiter, quote, escape, comment, header, missing, types = {}, formats = {} } = options
  refuseUnknown('load', options, isOption)
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
  for (const [name, value] of Object.entries({ types, formats }))
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw invalid(name, value, 'an object with a property for each column')
  for (const [column, format] of Object.entries(formats)) {
    if (typeof format !== 'object' || format === null)
      throw invalid(`format of "${column}"`, format, 'an object such as { decimal: "," }')
    refuseUnknown(`the format of "${column}"`, format, isFormat)
  }
  for (const [column, type] of Object.entries(types)) {
    if (Object.hasOwn(isType, type)) continue
    const nearest = nearestName(type, Object.keys(isType))
    const hint = nearest === null ? `use ${Object.keys(isType).join(', ')}` : `did you mean "${nearest}"?`
    throw new CsvAnalyzerError('invalid-option', `"${column}" cannot be of type "${type}"; ${hint}`, { column, type })
  }
}

/** What a slip of the hand would otherwise leave without effect. */
function refuseUnknown(what: string, given: object, known: object): void {
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || Object.hasOwn(known, name)) continue
    const nearest = nearestName(name, Object.keys(known))
    const hint = nearest === null ? `there are: ${Object.keys(known).join(', ')}` : `did you mean "${nearest}"?`
    throw new CsvAnalyzerError('invalid-option', `unknown option "${name}" of ${what}; ${hint}`, { option: name })
  }
}

function isInLine(text: unknown): boolean {
  return typeof text === 'string' && /^[^\r\n]+$/.test(text)
}
