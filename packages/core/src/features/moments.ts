/** The middle value (the lower one of two), missing ones left out; 0 where all are missing. An infinite middle is taken to the nearest finite number. */
export function median(values: Float64Array): number {
  const known = values.filter((value) => value === value).sort()
  if (known.length === 0) return 0
  const middle = known[(known.length - 1) >> 1] + 0
  return middle === Infinity ? Number.MAX_VALUE : middle === -Infinity ? -Number.MAX_VALUE : middle
}

/** Mean and standard deviation (divided by n) of the finite values, in two passes. */
export function meanAndDeviation(values: Float64Array): { readonly mean: number; readonly deviation: number } {
  let count = 0
  let sum = 0
  for (const value of values) {
    if (value - value !== 0) continue
    sum += value
    count++
  }
  if (count === 0) return { mean: 0, deviation: 0 }
  const mean = sum / count
  let squares = 0
  for (const value of values) if (value - value === 0) squares += (value - mean) * (value - mean)
  return { mean, deviation: Math.sqrt(squares / count) }
}
