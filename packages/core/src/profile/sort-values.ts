import { sortNumbers } from '../util/sort-numbers.ts'

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
  return sortNumbers(present)
}
