import { radixSort } from './radix-sort.ts'

/** Below, the engine's own sort is as fast as any. */
const fewValues = 5000

/** The finite, present numbers of a column in ascending order. */
export function sortValues(values: Float64Array, missing: Uint8Array): Float64Array {
  const kept = new Float64Array(values.length)
  let size = 0
  let ascends = true
  let previous = -Infinity
  for (let row = 0; row < values.length; row++) {
    const value = values[row] + 0 // −0 becomes 0
    if (missing[row] !== 0 || value - value !== 0) continue
    kept[size++] = value
    if (value < previous) ascends = false
    previous = value
  }
  const present = kept.subarray(0, size)
  if (ascends) return present
  return size < fewValues ? present.sort() : radixSort(present)
}
