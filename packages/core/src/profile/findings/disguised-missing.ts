import type { Column } from '../../table/column.ts'
import type { ColumnProfile } from '../profile.ts'
import { found } from './rule.ts'
import type { FindingContext, FindingRule, RankedFinding } from './rule.ts'
import { rowsWhere } from './rows-where.ts'
import { grouped, percent, present, quoted } from './wording.ts'

const numberCodes = [
  -1, -9, -99, -999, -9999, -99999, -999999, 99, 999, 9999, 99999, 999999, 9999999, 99999999, 999999999,
]
const wordCodes = new Set([
  'unknown',
  'unk',
  'not known',
  'not available',
  'not applicable',
  'n.a.',
  'n/a',
  'na',
  'none',
  'null',
  'nil',
  'missing',
  'no data',
  'nodata',
  'undefined',
  'tbd',
  'to be determined',
  '?',
  '??',
  '-',
  '--',
  '---',
  '.',
  '..',
  '#n/a',
  '#null!',
  '#value!',
  '#ref!',
  '#div/0!',
  'xxx',
  '(blank)',
  '(null)',
  '<na>',
  'nan',
  'not specified',
  'not provided',
  'keine angabe',
  'inconnu',
])
/** Words that may well be a category of their own: only told, never changed. */
const meaningful = new Set([
  'none',
  'unknown',
  'not applicable',
  'not known',
  'missing',
  'not specified',
  'not provided',
  'keine angabe',
  'inconnu',
  'nil',
  'unk',
])

const mostZeros = 0.01
const farAbove = 0.25

/** A word in most of the cells says "none" rather than "unknown". */
const mostlyNone = 0.3

export const disguisedMissing: FindingRule = {
  code: 'disguised-missing',
  title: 'Missing values in disguise',
  threshold:
    'Numbers: -9, -99, -999 …, 99, 999 … that stand at least twice, at one end, apart from all others by more than the range of the other values, or exceed it by a digit while the others do not reach up to it; a 0 in at most 1 % of the cells while all others are above a quarter of the median. Texts: n/a, ?, -, #N/A and the like in at least two cells.',
  action: 'replaceSentinel',
  find: (context) =>
    context.columns
      .filter((column) => column.name !== context.target?.profile.name)
      .flatMap((column) => disguised(column, context)),
}

function disguised(profile: ColumnProfile, context: FindingContext): readonly RankedFinding[] {
  const column = context.dataset.column(profile.name)
  const values =
    column.storage === 'number'
      ? [
          ...(mayHoldCodes(profile) ? numberSentinels(column.values, column.missing) : []),
          ...strayZero(profile, column.values, column.missing),
        ]
      : column.storage === 'category'
        ? textSentinels(profile)
        : []
  if (values.length === 0) return []
  const count = countOf(column, values)
  const share = count / Math.max(1, present(profile))
  const mayMean = share >= mostlyNone || values.every((value) => meaningful.has(String(value).trim().toLowerCase()))
  const sure = column.storage === 'number' || !mayMean
  return [
    found(disguisedMissing, {
      column: profile.name,
      severity: sure ? 'warning' : 'info',
      cost: 0.3 * share + (sure ? 0.05 : 0),
      threshold: 2,
      message: sure
        ? `${quoted(profile.name)} holds ${values.map((value) => quoted(String(value))).join(', ')} in ${grouped(count)} cells (${percent(share)}), which look like placeholders for a missing value.`
        : `${quoted(profile.name)} says ${values.map((value) => quoted(String(value))).join(', ')} in ${grouped(count)} cells (${percent(share)}): a category of its own, or a missing value?`,
      evidence: { values: sure ? values : null, words: values, count, share },
      rows: rowsWhere(column.length, (row) => isOne(column, row, values)),
    }),
  ]
}

/** A code that stands apart is the smallest or the largest number. */
function mayHoldCodes({ number }: ColumnProfile): boolean {
  return number !== null && (numberCodes.includes(number.min) || numberCodes.includes(number.max))
}

/** Candidates at the ends of the sorted distinct values, that stand clear of the rest. */
function numberSentinels(values: Float64Array, missing: Uint8Array): readonly number[] {
  const counts = new Map<number, number>(numberCodes.map((code) => [code, 0]))
  let low = Infinity
  let high = -Infinity
  let nonnegative = true
  for (let row = 0; row < values.length; row++) {
    const value = values[row]
    if (missing[row] !== 0 || value - value !== 0) continue
    const count = counts.get(value)
    if (count !== undefined) {
      counts.set(value, count + 1)
      continue
    }
    if (value < 0) nonnegative = false
    if (value < low) low = value
    if (value > high) high = value
  }
  const range = high - low
  if (!(range > 0)) return []
  return numberCodes.filter((code) => {
    if (counts.get(code)! < 2) return false
    if (code < 0)
      return code <= -9 && nonnegative ? -code > Math.min(range, 2 * high) || code <= -99 : low - code > range
    return code >= 99 && code - high > range && code > 5 * high
  })
}

/** A few zeros where every other number is far above: nobody is 0 years old among adults. */
function strayZero(
  { number, distinct, count, missing: holes }: ColumnProfile,
  values: Float64Array,
  missing: Uint8Array,
): readonly number[] {
  if (number === null || distinct < 20 || number.min !== 0 || number.negatives > 0) return []
  if (number.zeros < 2 || number.zeros > mostZeros * (count - holes)) return []
  let next = Infinity
  for (let row = 0; row < values.length; row++)
    if (missing[row] === 0 && values[row] > 0 && values[row] < next) next = values[row]
  return next >= farAbove * number.quantiles['p50'] ? [0] : []
}

function textSentinels(profile: ColumnProfile): readonly string[] {
  if (profile.type === 'text') return []
  return [...profile.top, ...profile.rare]
    .filter((entry) => entry.count >= 2 && wordCodes.has(entry.value.trim().toLowerCase()))
    .map((entry) => entry.value)
    .filter((value, index, all) => all.indexOf(value) === index)
}

function countOf(column: Column, values: readonly (string | number)[]): number {
  let count = 0
  for (let row = 0; row < column.length; row++) if (isOne(column, row, values)) count++
  return count
}

function isOne(column: Column, row: number, values: readonly (string | number)[]): boolean {
  if (column.missing[row] !== 0) return false
  if (column.storage === 'number') return values.includes(column.values[row])
  return column.storage === 'category' && values.includes(column.dictionary[column.codes[row]])
}
