/** Middle of the weight, averaged between the two neighbours when it falls between them: weights act as repetitions. */
export function weightedMedian(values: Float64Array, weights?: Float64Array): number {
  if (values.length === 0) return NaN
  const order = Uint32Array.from(values, (_, row) => row)
    .filter((row) => (weights ? weights[row] > 0 : true))
    .sort((a, b) => values[a] - values[b] || a - b)
  const weightOf = (row: number) => (weights ? weights[row] : 1)
  const half = order.reduce((sum, row) => sum + weightOf(row), 0) / 2
  let seen = 0
  for (let i = 0; i < order.length; i++) {
    seen += weightOf(order[i])
    if (seen > half) return values[order[i]]
    if (seen === half) return (values[order[i]] + values[order[Math.min(i + 1, order.length - 1)]]) / 2
  }
  return NaN
}
