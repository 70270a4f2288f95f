import { monotonic } from './number-profile.ts'
import type { DateProfile } from './profile.ts'

const day = 86_400_000
const hour = 3_600_000

/** Range, order, gaps and when in the week and day. `sorted` holds the present values; null when there are none. */
export function dateProfile(values: Float64Array, missing: Uint8Array, sorted: Float64Array): DateProfile | null {
  if (sorted.length === 0) return null
  return {
    min: sorted[0],
    max: sorted[sorted.length - 1],
    monotonic: monotonic(values, missing),
    weekdayShares: shares(sorted, 7, (time) => (((Math.floor(time / day) + 3) % 7) + 7) % 7),
    hourShares: shares(sorted, 24, (time) => Math.floor((((time % day) + day) % day) / hour)),
    ...gaps(sorted),
  }
}

/** Monday is 0: 1970-01-01 was a Thursday. */
function shares(sorted: Float64Array, slots: number, slotOf: (time: number) => number): readonly number[] {
  const counts = new Array<number>(slots).fill(0)
  for (let i = 0; i < sorted.length; i++) counts[slotOf(sorted[i])]++
  return counts.map((count) => count / sorted.length)
}

function gaps(sorted: Float64Array): { longestGap: number; medianGap: number } {
  const steps = new Float64Array(sorted.length)
  let size = 0
  for (let i = 1; i < sorted.length; i++) if (sorted[i] !== sorted[i - 1]) steps[size++] = sorted[i] - sorted[i - 1]
  if (size === 0) return { longestGap: 0, medianGap: 0 }
  const ordered = steps.subarray(0, size).sort()
  return { longestGap: ordered[size - 1], medianGap: ordered[(size - 1) >>> 1] }
}
