/** Pearson's correlation over rows where both are present; NaN when either does not vary or fewer than three rows remain. */
export function pearson(left: Float64Array, right: Float64Array): number {
  let count = 0
  let sumLeft = 0
  let sumRight = 0
  for (let row = 0; row < left.length; row++) {
    const both = left[row] + right[row]
    if (both !== both) continue
    count++
    sumLeft += left[row]
    sumRight += right[row]
  }
  if (count < 3) return NaN
  const meanLeft = sumLeft / count
  const meanRight = sumRight / count
  let product = 0
  let squareLeft = 0
  let squareRight = 0
  for (let row = 0; row < left.length; row++) {
    const a = left[row] - meanLeft
    const b = right[row] - meanRight
    const both = a + b
    if (both !== both) continue
    product += a * b
    squareLeft += a * a
    squareRight += b * b
  }
  if (!(squareLeft > 0) || !(squareRight > 0)) return NaN
  const value = product / (Math.sqrt(squareLeft) * Math.sqrt(squareRight))
  return Math.max(-1, Math.min(1, value))
}
