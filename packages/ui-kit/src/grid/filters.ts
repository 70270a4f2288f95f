import type { Histogram, RowsRequest } from '../core-types.ts'

export type GridFilter = NonNullable<RowsRequest['filters']>[number]

/** Bars of a header chart that are kept, by column. */
export type PickedBars = ReadonlyMap<string, ReadonlySet<number>>

/** One bar more or one less; a number's bars stay one stretch, so a second pick extends it. */
export function pickBar(
  picked: PickedBars,
  column: string,
  bar: number,
  histogram: Histogram,
  extend: boolean,
): PickedBars {
  const next = new Map(picked)
  const old = picked.get(column) ?? new Set<number>()
  if (histogram.kind === 'category') {
    const bars = new Set(old)
    if (!bars.delete(bar)) bars.add(bar)
    if (bars.size) next.set(column, bars)
    else next.delete(column)
    return next
  }
  if (old.size === 1 && old.has(bar)) next.delete(column)
  else next.set(column, extend && old.size ? stretch(Math.min(bar, ...old), Math.max(bar, ...old)) : new Set([bar]))
  return next
}

export function brushBars(picked: PickedBars, column: string, from: number, to: number): PickedBars {
  return new Map(picked).set(column, stretch(Math.min(from, to), Math.max(from, to)))
}

/** What the rows are asked for: values of a category, the range of a number. */
export function toFilters(
  picked: PickedBars,
  histograms: ReadonlyMap<string, Histogram>,
  search: string,
): readonly GridFilter[] {
  const filters: GridFilter[] = []
  for (const [column, bars] of picked) {
    const histogram = histograms.get(column)
    if (!histogram) continue
    if (histogram.kind === 'category') filters.push({ column, values: [...bars].map((bar) => histogram.labels[bar]) })
    else filters.push({ column, from: histogram.edges[Math.min(...bars)], to: histogram.edges[Math.max(...bars) + 1] })
  }
  if (search) filters.push({ search })
  return filters
}

function stretch(from: number, to: number): ReadonlySet<number> {
  return new Set(Array.from({ length: to - from + 1 }, (_, i) => from + i))
}
