import { barCount, CATEGORY_BARS } from '../charts/header-chart.ts'
import type { Histogram } from '../core-types.ts'

/** The bar of a header chart under the pointer; null beside the bars. */
export function barUnder(event: PointerEvent, histogram: Histogram, width: number): number | null {
  const box = (event.currentTarget as Element).getBoundingClientRect()
  const bars = barCount(histogram)
  const bar =
    histogram.kind === 'category'
      ? Math.floor((event.clientY - box.top) / 17)
      : Math.floor(((event.clientX - box.left) / width) * bars)
  return bar >= 0 && bar < bars && bars <= Math.max(CATEGORY_BARS, histogram.counts.length) ? bar : null
}
