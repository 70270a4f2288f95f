/** The finite, present numbers of a column in ascending order. */
export function sortValues(values: Float64Array, missing: Uint8Array): Float64Array {
  const sorted = new Float64Array(values.length)
  let size = 0
  for (let row = 0; row < values.length; row++) {
    const value = values[row]
    if (missing[row] === 0 && value - value === 0) sorted[size++] = value === 0 ? 0 : value
  }
  return sorted.subarray(0, size).sort()
}
