import { selectSmallest } from '../util/select-smallest.ts'

/** Middle of the weight, averaged between the two neighbours when it falls between them: weights act as repetitions. */
export function weightedMedian(values: Float64Array, weights?: Float64Array): number {
  return weights ? middleOfWeight(values, weights) : middle(values)
}

function middle(values: Float64Array): number {
  const numbers = values.slice()
  const half = numbers.length >> 1
  const upper = selectSmallest(numbers, half)
  if (numbers.length % 2 === 1) return upper
  return (selectSmallest(numbers.subarray(0, half), half - 1) + upper) / 2
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
