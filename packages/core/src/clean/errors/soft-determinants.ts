import type { RawColumn } from './raw-column.ts'

/** A column whose value makes another one likely: the commonest partner value of each group, and how sure it is. */
export interface SoftDeterminant {
  readonly column: number
  /** Per value of the determinant: the commonest filled value of the dependent (−1: none), its rows and all rows. */
  readonly commonest: Int32Array
  readonly agreeing: Int32Array
  readonly size: Int32Array
  /** 0 no better than always guessing the commonest value, 1 never wrong. */
  readonly strength: number
}

const leastStrength = 0.4
const leastGroup = 3
const most = 5

/** The strongest determinants of a column among all others. */
export function softDeterminants(columns: readonly RawColumn[], dependent: number): readonly SoftDeterminant[] {
  const found: SoftDeterminant[] = []
  for (let column = 0; column < columns.length; column++) {
    if (column === dependent) continue
    const determinant = measure(columns, column, dependent)
    if (determinant !== null && determinant.strength >= leastStrength) found.push(determinant)
  }
  return found.sort((a, b) => b.strength - a.strength || a.column - b.column).slice(0, most)
}

function measure(columns: readonly RawColumn[], column: number, dependent: number): SoftDeterminant | null {
  const by = columns[column]
  const of = columns[dependent]
  const rows = by.codes.length
  if (by.texts.length < 3 || of.texts.length < 3 || by.texts.length > rows / leastGroup) return null
  const size = new Int32Array(by.texts.length)
  const agreeing = new Int32Array(by.texts.length)
  const commonest = new Int32Array(by.texts.length).fill(-1)
  const pairs = new Map<number, number>()
  for (let row = 0; row < rows; row++) {
    const group = by.codes[row]
    const value = of.codes[row]
    if (group === 0 || value === 0) continue
    size[group]++
    const key = group * of.texts.length + value
    const count = (pairs.get(key) ?? 0) + 1
    pairs.set(key, count)
    if (count > agreeing[group]) {
      agreeing[group] = count
      commonest[group] = value
    }
  }
  return { column, commonest, agreeing, size, strength: strengthOf(size, agreeing, of) }
}

/** Each group's first agreeing row is its own doing, so it does not count for it. */
function strengthOf(size: Int32Array, agreeing: Int32Array, of: RawColumn): number {
  let rows = 0
  let right = 0
  for (let group = 1; group < size.length; group++) {
    if (size[group] < leastGroup) continue
    rows += size[group] - 1
    right += agreeing[group] - 1
  }
  let commonest = 0
  let filled = 0
  for (let value = 1; value < of.counts.length; value++) {
    filled += of.counts[value]
    commonest = Math.max(commonest, of.counts[value])
  }
  const guess = filled === 0 ? 1 : commonest / filled
  if (rows < 0.3 * filled || guess >= 1) return 0
  return (right / rows - guess) / (1 - guess)
}
