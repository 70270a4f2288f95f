/** Middle of the weight, averaged between the two neighbours when it falls between them: weights act as repetitions. */
export function weightedMedian(values: Float64Array, weights?: Float64Array): number {
  return weights ? middleOfWeight(values, weights) : middle(values)
}

/** Without weights the numbers alone are sorted, which is much quicker than sorting rows by them. */
function middle(values: Float64Array): number {
  const sorted = values.slice().sort()
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}

function middleOfWeight(values: Float64Array, weights: Float64Array): number {
  const order = Uint32Array.from(values, (_, row) => row)
    .filter((row) => weights[row] > 0)
    .sort((a, b) => values[a] - values[b] || a - b)
  const half = order.reduce((sum, row) => sum + weights[row], 0) / 2
  let seen = 0
  for (let i = 0; i < order.length; i++) {
    seen += weights[order[i]]
    if (seen > half) return values[order[i]]
    if (seen === half) return (values[order[i]] + values[order[Math.min(i + 1, order.length - 1)]]) / 2
  }
  return NaN
}
