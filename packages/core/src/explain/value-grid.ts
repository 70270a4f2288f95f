import { cellReader, isDateType } from '../fitted/cell-reader.ts'
import type { InputColumn } from '../fitted/fitted-pipeline.ts'
import type { InputData } from './input-columns.ts'

/** A value as a row would hold it: dates as ISO texts. */
export type GridValue = number | string | boolean

/** A value with the cell that the pipeline makes of it. */
export interface GridPoint {
  readonly value: GridValue
  readonly cell: number | string
}

/**
 * Values of a column to try: all of them where they are fewer than `size`, else even steps between the 5 % and the 95 % quantile
 * (numbers) or the most frequent ones (texts). The same grid as scikit-learn's `partial_dependence`.
 */
export function valueGrid(input: InputColumn, data: InputData, size: number): readonly GridPoint[] {
  if (data.kind === 'text') return frequentTexts(data, size).map((text) => ({ value: text, cell: text }))
  const known = data.values.filter((value) => value === value).sort()
  const distinct = known.filter((value, i) => i === 0 || value !== known[i - 1])
  const numbers = distinct.length < size || size < 2 ? distinct : evenSteps(known, size)
  return Array.from(numbers, (cell) => ({ value: shownValue(input, cell), cell }))
}

/** The point of the grid that a caller's value stands for; null where the column cannot hold it. */
export function gridPoint(input: InputColumn, value: GridValue): GridPoint | null {
  const { value: cell } = cellReader(input)(value)
  return cell === null || cell !== cell ? null : { value, cell }
}

function frequentTexts({ codes, dictionary }: Extract<InputData, { kind: 'text' }>, size: number): readonly string[] {
  const counts = new Map<number, number>()
  for (const code of codes) if (code >= 0) counts.set(code, (counts.get(code) ?? 0) + 1)
  const order = [...counts].sort(([a, n], [b, m]) => m - n || a - b)
  return order.slice(0, size).map(([code]) => dictionary[code])
}

function evenSteps(sorted: Float64Array, size: number): Float64Array {
  const inner = [quantileOf(sorted, 0.05), quantileOf(sorted, 0.95)]
  const [low, high] = inner[0] < inner[1] ? inner : [sorted[0], sorted[sorted.length - 1]]
  return Float64Array.from({ length: size }, (_, i) => low + ((high - low) * i) / (size - 1))
}

/** The estimate of Cunnane (α = β = 0.4) of a quantile. */
function quantileOf(sorted: Float64Array, share: number): number {
  const place = sorted.length * share + 0.4 + share * 0.2
  const k = Math.floor(Math.max(1, Math.min(sorted.length - 1, place)))
  const part = Math.max(0, Math.min(1, place - k))
  return (1 - part) * sorted[k - 1] + part * sorted[Math.min(k, sorted.length - 1)]
}

/** What a person would write for a number in a column. */
export function shownValue({ type }: InputColumn, cell: number): GridValue {
  if (type === 'boolean') return cell === 1
  return isDateType(type) ? new Date(cell).toISOString() : cell
}
