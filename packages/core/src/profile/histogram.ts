import type { Column } from '../table/column.ts'
import { lowerBound } from './lower-bound.ts'
import { binOf, histogramEdges } from './histogram-bins.ts'
import type { Histogram } from './profile.ts'
import type { TargetRows } from './target-rows.ts'

const mostLabels = 20
const classesShown = 6

/** Bars of a number or date column; null when it has no values. */
export function numberHistogram(
  column: Column & { readonly values: Float64Array },
  sorted: Float64Array,
  target: TargetRows | null,
): Histogram | null {
  if (sorted.length === 0) return null
  const edges = histogramEdges(sorted)
  return {
    kind: column.storage === 'date' ? 'date' : 'number',
    edges,
    labels: [],
    other: 0,
    missing: column.missingCount,
    ...(target === null ? { counts: sortedCounts(edges, sorted) } : splitCounts(edges, column, target)),
  }
}

/** Without a target the sorted values tell how many lie below each edge. */
function sortedCounts(edges: readonly number[], sorted: Float64Array): readonly number[] {
  const below = edges.map((edge, i) =>
    i === 0 ? 0 : i === edges.length - 1 ? sorted.length : lowerBound(sorted, edge),
  )
  return below.slice(1).map((count, bar) => count - below[bar])
}

function splitCounts(
  edges: readonly number[],
  column: Column & { readonly values: Float64Array },
  target: TargetRows,
): Counted {
  const bars = barCounts(edges.length - 1, target)
  for (let row = 0; row < column.length; row++) {
    const value = column.values[row]
    if (column.missing[row] === 0 && value - value === 0) bars.add(binOf(edges, value), row)
  }
  return bars.result()
}

/** Bars of the most frequent texts; `labels` in the order of `top`. `codeAt` gives the code of a row, −1 where missing. */
export function categoryHistogram(
  top: readonly { readonly value: string; readonly code: number }[],
  codes: ArrayLike<number>,
  missing: number,
  present: number,
  target: TargetRows | null,
): Histogram | null {
  if (top.length === 0) return null
  const shown = top.slice(0, mostLabels)
  const barOf = new Int32Array(shown.reduce((most, { code }) => Math.max(most, code + 1), 0)).fill(-1)
  for (const [bar, { code }] of shown.entries()) barOf[code] = bar
  const bars = barCounts(shown.length, target)
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]
    if (code >= 0 && code < barOf.length && barOf[code] >= 0) bars.add(barOf[code], row)
  }
  const counted = bars.result()
  const inBars = counted.counts.reduce((sum, count) => sum + count, 0)
  return {
    kind: 'category',
    edges: [],
    labels: shown.map((entry) => entry.value),
    other: present - inBars,
    missing,
    ...counted,
  }
}

type Counted = Pick<Histogram, 'counts' | 'byClass' | 'targetMean'>

/** Counts per bar, split by the target when there is one. */
function barCounts(
  bars: number,
  target: TargetRows | null,
): { add(bar: number, row: number): void; result(): Counted } {
  const counts = new Float64Array(bars)
  const width = Math.min(target?.profile.classes.length ?? 0, classesShown)
  const byClass = new Float64Array(bars * width)
  const sums = new Float64Array(bars)
  const known = new Float64Array(bars)
  const classes = target?.classes ?? null
  const values = target?.values ?? null
  return {
    add(bar, row) {
      counts[bar]++
      if (classes !== null && classes[row] >= 0) byClass[bar * width + Math.min(classes[row], width - 1)]++
      if (values !== null && values[row] === values[row]) {
        sums[bar] += values[row]
        known[bar]++
      }
    },
    result() {
      const result: Counted = { counts: [...counts] }
      if (classes !== null) return { ...result, byClass: rowsOf(byClass, bars, width) }
      if (values !== null)
        return { ...result, targetMean: [...sums].map((sum, bar) => (known[bar] > 0 ? sum / known[bar] : null)) }
      return result
    },
  }
}

function rowsOf(flat: Float64Array, rows: number, width: number): readonly (readonly number[])[] {
  return Array.from({ length: rows }, (_, row) => [...flat.subarray(row * width, (row + 1) * width)])
}
