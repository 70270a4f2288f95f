import { editDistance } from '../../util/nearest-name.ts'
import { quantile } from '../../profile/quantile.ts'
import { textPattern } from '../../profile/text-pattern.ts'
import type { RawColumn } from './raw-column.ts'
import type { SoftDeterminant } from './soft-determinants.ts'

/** What speaks for a cell being wrong, each from 0 (nothing) to 1 (all the evidence there can be). */
export const signalNames = [
  'groupVote',
  'missingInGroup',
  'nearFrequent',
  'rareShape',
  'outlier',
  'typeMismatch',
  'missingInFull',
] as const
export type Signal = (typeof signalNames)[number]

export interface ColumnSignals {
  readonly column: string
  readonly values: { readonly [signal in Signal]: Float64Array }
  /** What the cell probably should be, per row; −1 unknown. Codes of the raw column. */
  readonly repair: Int32Array
}

/**
 * Signals of one column. `doubts` holds, per column and row, how doubtful a cell was found in a first pass:
 * a determinant that is itself doubtful in a row has less of a vote there, so that the odd one out of three is blamed alone.
 */
export function cellSignals(
  columns: readonly RawColumn[],
  index: number,
  determinants: readonly SoftDeterminant[],
  doubts: readonly Float64Array[] | null,
): ColumnSignals {
  const column = columns[index]
  const rows = column.codes.length
  const values = Object.fromEntries(signalNames.map((name) => [name, new Float64Array(rows)])) as {
    [signal in Signal]: Float64Array
  }
  const repair = new Int32Array(rows).fill(-1)
  voteOfGroups(columns, column, determinants, values, repair, doubts)
  const near = nearFrequent(column)
  const shapes = rareShapes(column)
  const outliers = numberOutliers(column)
  const mismatch = typeMismatches(column)
  const full = column.counts[0] / Math.max(1, rows)
  for (let row = 0; row < rows; row++) {
    const code = column.codes[row]
    if (code === 0) {
      values.missingInFull[row] = full <= 0.02 ? 1 - 10 * full : 0
      continue
    }
    values.rareShape[row] = shapes[code]
    values.outlier[row] = outliers[code]
    values.typeMismatch[row] = mismatch[code]
    if (near[code] < 0) continue
    values.nearFrequent[row] = 1 - column.counts[code] / column.counts[near[code]]
    if (repair[row] < 0) repair[row] = near[code]
  }
  return { column: column.name, values, repair }
}

const fillWeight = 2

/** Groups of equal determinant vote for what the cell should be; each by its strength and its majority. */
function voteOfGroups(
  columns: readonly RawColumn[],
  column: RawColumn,
  determinants: readonly SoftDeterminant[],
  values: { [signal in Signal]: Float64Array },
  repair: Int32Array,
  doubts: readonly Float64Array[] | null,
): void {
  for (let row = 0; row < column.codes.length; row++) {
    const code = column.codes[row]
    let against = 0
    let weight = 0
    let best = 0
    for (const determinant of determinants) {
      const group = columns[determinant.column].codes[row]
      const strength = determinant.strength * (doubts === null ? 1 : 1 - doubts[determinant.column][row])
      if (code === 0) {
        const rowsOfGroup = columns[determinant.column].counts[group] - 1
        if (group === 0 || rowsOfGroup < 2) continue
        weight += strength
        against += (strength * determinant.size[group]) / rowsOfGroup
        if (repair[row] < 0) repair[row] = determinant.commonest[group]
        continue
      }
      const own = determinant.commonest[group] === code ? 1 : 0
      const others = determinant.size[group] - 1
      if (group === 0 || others < 2) continue
      const majority = (determinant.agreeing[group] - own) / others
      const says = strength * majority
      weight += strength
      if (determinant.commonest[group] === code) continue
      against += says
      if (says > best) {
        best = says
        repair[row] = determinant.commonest[group]
      }
    }
    if (!(weight > 0)) continue
    // a group that is filled in more than half of its rows could have filled this one
    if (code === 0) values.missingInGroup[row] = Math.min(1, fillWeight * (against / weight))
    else values.groupVote[row] = against / weight
  }
}

const comparedFrequent = 500

/** For each text the frequent one (at least five times and ten times as often, or eight times as long a word alike) few edits away; −1: none. */
function nearFrequent(column: RawColumn): Int32Array {
  const near = new Int32Array(column.texts.length).fill(-1)
  const frequent = column.texts
    .map((_, code) => code)
    .filter((code) => code > 0 && column.counts[code] >= 5)
    .sort((a, b) => column.counts[b] - column.counts[a])
    .slice(0, comparedFrequent)
  if (frequent.length === 0 || column.texts.length > 20_000) return near
  for (let code = 1; code < column.texts.length; code++) {
    const text = column.texts[code].toLowerCase()
    if (text.length < 4 || column.counts[code] > 3) continue
    let fewest = Math.min(4, Math.floor(text.length / 4) + 1) + (text.length > 20 ? 2 : 0)
    for (const other of frequent) {
      if (other === code || column.counts[other] < 5 * column.counts[code]) continue
      if (isOtherNumber(text, column.texts[other])) continue
      const edits = editDistance(text, column.texts[other].toLowerCase(), fewest)
      if (edits >= fewest) continue
      fewest = edits
      near[code] = other
    }
  }
  return near
}

/** Two numbers, dates or codes that differ by a digit are different things, not slips. */
function isOtherNumber(left: string, right: string): boolean {
  return /\d/.test(left) && left.replace(/\d/g, '') === right.toLowerCase().replace(/\d/g, '')
}

/** How far a text's shape stands apart: its share of the cells against that of the commonest shape. */
function rareShapes(column: RawColumn): Float64Array {
  const shapes = column.texts.map((text) => textPattern(text).replace(/9\+/g, '9'))
  const counts = new Map<string, number>()
  let filled = 0
  for (let code = 1; code < column.texts.length; code++) {
    counts.set(shapes[code], (counts.get(shapes[code]) ?? 0) + column.counts[code])
    filled += column.counts[code]
  }
  const commonest = Math.max(0, ...counts.values())
  const rare = new Float64Array(column.texts.length)
  // shapes say nothing where there are many of them: free text, names
  if (commonest < 0.5 * filled || counts.size > 0.2 * filled) return rare
  for (let code = 1; code < column.texts.length; code++) {
    const share = counts.get(shapes[code])! / commonest
    // a value that stands in many rows is no slip, whatever its shape
    if (column.counts[code] > oftenEnough) continue
    rare[code] = share < 0.05 ? 1 - share : share < 0.7 ? 0.6 * (1 - share) : 0
  }
  return rare
}

const oftenEnough = 12

function numberOutliers(column: RawColumn): Float64Array {
  const out = new Float64Array(column.texts.length)
  if (column.numeric === null) return out
  const sorted = column.numeric.filter((value) => value - value === 0).sort()
  const low = quantile(sorted, 0.25)
  const high = quantile(sorted, 0.75)
  const spread = high - low
  if (!(spread > 0)) return out
  for (let code = 1; code < column.texts.length; code++) {
    const value = Number(column.texts[code])
    const beyond = Math.max(low - value, value - high) / spread
    if (beyond > 10) out[code] = Math.min(1, beyond / 20)
  }
  return out
}

/** Texts among numbers: a letter in a column that otherwise holds digits only. */
function typeMismatches(column: RawColumn): Float64Array {
  const odd = new Float64Array(column.texts.length)
  let filled = 0
  let digits = 0
  const isNumber = column.texts.map((text) => /^[\d.,:/ +-]+%?$/.test(text))
  for (let code = 1; code < column.texts.length; code++) {
    filled += column.counts[code]
    if (isNumber[code]) digits += column.counts[code]
  }
  if (digits < 0.8 * filled || digits === filled) return odd
  for (let code = 1; code < column.texts.length; code++) if (!isNumber[code]) odd[code] = 1
  return odd
}
