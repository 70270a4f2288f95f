import type { Column } from '../../table/column.ts'
import { codedTexts } from '../coded-texts.ts'
import { quantile } from '../quantile.ts'
import { type OrderedValues, orderedValues } from './ordered-values.ts'
import { ranks } from './ranks.ts'

const mostLevels = 50
const quantileBins = 16

/** One column on the sampled rows, in the forms that the pair measures read. */
export interface PairColumn {
  readonly name: string
  /** Numbers, dates and booleans; NaN missing. */
  readonly values: Float64Array | null
  readonly ranks: Float64Array | null
  /** Categories (rare ones together), or numbers in 16 bins of equal count; −1 missing. */
  readonly codes: Int32Array
  readonly levels: number
  readonly categorical: boolean
  readonly missing: Float64Array | null
}

/** Null for free text, which no pair measure reads. */
export function pairColumn(column: Column, rows: Int32Array): PairColumn | null {
  if (column.storage === 'text' || column.type === 'text') return null
  const missing = missingOf(column, rows)
  if (column.storage === 'category') {
    const { codes, levels } = frequentLevels(codedTexts(column, rows).codes, column.dictionary.length)
    return levels > 1
      ? { name: column.name, values: null, ranks: null, codes, levels, categorical: true, missing }
      : null
  }
  const values = valuesOf(column.values, column.missing, rows)
  const ordered = orderedValues(values)
  const { codes, levels } = column.storage === 'boolean' ? booleanCodes(values) : quantileCodes(ordered)
  return {
    name: column.name,
    values,
    ranks: ranks(ordered),
    codes,
    levels,
    categorical: column.storage === 'boolean',
    missing,
  }
}

function valuesOf(source: ArrayLike<number>, missing: Uint8Array, rows: Int32Array): Float64Array {
  const values = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) {
    const value = source[rows[i]]
    values[i] = missing[rows[i]] !== 0 || value - value !== 0 ? NaN : value
  }
  return values
}

function missingOf(column: Column, rows: Int32Array): Float64Array | null {
  if (column.missingCount === 0 || column.missingCount === column.length) return null
  return Float64Array.from(rows, (row) => column.missing[row])
}

/** The 49 most frequent levels keep a code; all others share one. */
function frequentLevels(codes: Int32Array, dictionarySize: number): { codes: Int32Array; levels: number } {
  const counts = new Int32Array(dictionarySize)
  for (let i = 0; i < codes.length; i++) if (codes[i] >= 0) counts[codes[i]]++
  const seen: number[] = []
  for (let code = 0; code < dictionarySize; code++) if (counts[code] > 0) seen.push(code)
  const fits = seen.length <= mostLevels
  const named = fits ? seen : seen.sort((a, b) => counts[b] - counts[a] || a - b).slice(0, mostLevels - 1)
  const other = named.length
  const slot = new Int32Array(dictionarySize).fill(other)
  named.forEach((code, index) => (slot[code] = index))
  return { codes: codes.map((code) => (code < 0 ? -1 : slot[code])), levels: fits ? named.length : other + 1 }
}

function booleanCodes(values: Float64Array): { codes: Int32Array; levels: number } {
  return { codes: Int32Array.from(values, (value) => (value === value ? value : -1)), levels: 2 }
}

function quantileCodes({ sorted, starts, places }: OrderedValues): { codes: Int32Array; levels: number } {
  const cuts: number[] = []
  for (let i = 1; i < quantileBins; i++) {
    const cut = quantile(sorted, i / quantileBins)
    if (cut > (cuts.length > 0 ? cuts[cuts.length - 1] : -Infinity) && cut > sorted[0]) cuts.push(cut)
  }
  const codeOfPlace = new Int32Array(starts.length)
  let code = 0
  for (let place = 0; place + 1 < starts.length; place++) {
    while (code < cuts.length && cuts[code] <= sorted[starts[place]]) code++
    codeOfPlace[place] = code
  }
  return { codes: places.map((place) => (place < 0 ? -1 : codeOfPlace[place])), levels: cuts.length + 1 }
}
