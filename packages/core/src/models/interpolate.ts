/** Straight lines between the points (x ascending), flat outside. */
export function interpolate(x: Float64Array, y: Float64Array, at: number): number {
  const last = x.length - 1
  if (last < 0 || at !== at) return at
  if (at <= x[0]) return y[0]
  if (at >= x[last]) return y[last]
  let low = 0
  let high = last
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (x[middle] <= at) low = middle
    else high = middle
  }
  return x[high] === x[low] ? y[high] : y[low] + ((y[high] - y[low]) * (at - x[low])) / (x[high] - x[low])
}
