import type { Column } from '../table/column.ts'
import { codedTexts } from './coded-texts.ts'
import { sampleRows } from '../util/sample-rows.ts'

export interface EquivalentColumn {
  readonly column: string
  /** The column further left that it repeats. */
  readonly of: string
  /** `same`: equal values in every row. `renamed`: each value of one stands for exactly one value of the other. */
  readonly kind: 'same' | 'renamed'
}

const mostCodedLevels = 1000

/**
 * Columns that repeat one further left, in the same or in other words. A sample finds candidates, all rows decide.
 * Columns whose values all differ repeat another only if the values are the same: any two keys stand one-to-one.
 */
export function equivalentColumns(columns: readonly Column[]): readonly EquivalentColumn[] {
  const found: EquivalentColumn[] = []
  const leaders = new Map<string, Column[]>()
  for (const column of columns) {
    if (column.length < 2 || column.missingCount === column.length) continue
    const key = partitionKey(column)
    if (key === null) continue
    const group = leaders.get(key) ?? []
    const match = firstMatch(group, column)
    if (match !== null) found.push(match)
    else leaders.set(key, [...group, column])
  }
  return found
}

/** Equal for columns that split the sampled rows in the same way; null for a constant. */
function partitionKey(column: Column): string | null {
  const rows = sampleRows(column.length, 2000)
  const codes = canonicalCodes(column, rows)
  let hash = 0x811c9dc5
  for (let i = 0; i < codes.codes.length; i++) hash = Math.imul(hash ^ codes.codes[i], 0x01000193)
  return codes.levels < 2 ? null : `${hash >>> 0}/${codes.levels}`
}

function firstMatch(group: readonly Column[], column: Column): EquivalentColumn | null {
  for (const leader of group) {
    if (sameValues(leader, column)) return { column: column.name, of: leader.name, kind: 'same' }
    if (renamed(leader, column)) return { column: column.name, of: leader.name, kind: 'renamed' }
  }
  return null
}

function sameValues(left: Column, right: Column): boolean {
  if (left.missingCount !== right.missingCount) return false
  for (let row = 0; row < left.length; row++) {
    if (left.missing[row] !== right.missing[row]) return false
    if (left.missing[row] === 0 && !sameCell(left, right, row)) return false
  }
  return true
}

function sameCell(left: Column, right: Column, row: number): boolean {
  if ('values' in left && 'values' in right)
    return left.storage === right.storage && left.values[row] === right.values[row]
  if ('values' in left || 'values' in right) return false
  return textAt(left, row) === textAt(right, row)
}

function textAt(column: Exclude<Column, { readonly values: ArrayLike<number> }>, row: number): string | null {
  return column.storage === 'text' ? column.at(row) : column.dictionary[column.codes[row]]
}

function renamed(left: Column, right: Column): boolean {
  const a = canonicalCodes(left)
  const b = canonicalCodes(right)
  if (a.levels !== b.levels || a.levels > mostCodedLevels || a.levels > left.length / 2) return false
  for (let row = 0; row < a.codes.length; row++) if (a.codes[row] !== b.codes[row]) return false
  return true
}

/** Each value by the order of its first appearance, missing included. */
function canonicalCodes(column: Column, rows?: Int32Array): { codes: Int32Array; levels: number } {
  const size = rows === undefined ? column.length : rows.length
  const keys: ArrayLike<number> = 'values' in column ? column.values : codedTexts(column, rows).codes
  const direct = 'values' in column || rows === undefined
  const order = new Map<number, number>()
  const codes = new Int32Array(size)
  for (let i = 0; i < size; i++) {
    const row = rows === undefined ? i : rows[i]
    const key = column.missing[row] !== 0 ? NaN : keys[direct ? row : i]
    let code = order.get(key)
    if (code === undefined) {
      code = order.size
      order.set(key, code)
    }
    codes[i] = code
    if (rows === undefined && order.size > mostCodedLevels) break
  }
  return { codes, levels: order.size }
}
