/** The smallest value whose weight, with all smaller ones, reaches `share` of the total. */
export function weightedQuantile(values: Float64Array, weights: Float64Array, share: number): number {
  const order = Array.from(values, (_, i) => i).sort((a, b) => values[a] - values[b])
  const weightOf = (i: number): number => (weights.length > 0 ? weights[i] : 1)
  const total = order.reduce((sum, i) => sum + weightOf(i), 0)
  let reached = 0
  for (const i of order) {
    reached += weightOf(i)
    if (reached >= share * total) return values[i]
  }
  return order.length > 0 ? values[order[order.length - 1]] : 0
}
