/** Never a value, whatever the column: what programs write for "no value". */
const always = [
  '?',
  '??',
  'NaN',
  'nan',
  'NAN',
  '-nan',
  '-NaN',
  'null',
  'NULL',
  'Null',
  '(null)',
  '\\N',
  '<NA>',
  '#N/A',
  '#N/A N/A',
  '#NA',
  '#NULL!',
  '#VALUE!',
  '#REF!',
  '#DIV/0!',
  '#NUM!',
  '#NAME?',
  '1.#IND',
  '1.#QNAN',
  '-1.#IND',
  '-1.#QNAN',
  'nil',
  'undefined',
]
/** Missing too, but a level of the column when half of the cells or more say so: "no alley" in a table of houses. */
const mostly = ['NA', 'N/A', 'n/a', 'na', 'N.A.', 'n.a.', 'None', 'NONE', '-', '--', '---', '–', '—', '..', '...']
/** Words in their own right; missing only where a number, date or boolean should stand. */
const amongValues = [
  '.',
  'none',
  'unknown',
  'Unknown',
  'UNKNOWN',
  'missing',
  'Missing',
  'MISSING',
  '*',
  '**',
  'x',
  'X',
  'n/d',
  'nd',
  'ND',
  'TBD',
  'tbd',
  'not available',
  'Not available',
  'Not Available',
  'no data',
  'No data',
  'No Data',
  ':',
  'NIL',
  'Nil',
  'blank',
  'empty',
  '!',
  '#',
]

const kinds = new Map<string, 'always' | 'mostly' | 'among-values'>([
  ...always.map((word) => [word, 'always'] as const),
  ...mostly.map((word) => [word, 'mostly'] as const),
  ...amongValues.map((word) => [word, 'among-values'] as const),
])

/** From this share of the non-empty cells on, a word of the second kind is a level. */
const LEVEL_SHARE = 0.5

/** No word that may stand for missing is longer. */
export const longestMissingWord = Math.max(...[...kinds.keys()].map((word) => word.length))

export function mayBeMissing(text: string): boolean {
  return kinds.has(text)
}

/**
 * The rule, in one place. In a column of numbers, dates or booleans every word of the three lists is missing.
 * In a column of categories or text the first list is missing, the second unless it makes up half of the cells, the third never.
 */
export function isMissingWord(text: string, share: number, amongTypedValues: boolean): boolean {
  const kind = kinds.get(text)
  if (kind === undefined) return false
  return kind === 'always' || amongTypedValues || (kind === 'mostly' && share < LEVEL_SHARE)
}
