import { yeoJohnson } from '../transforms/yeo-johnson.ts'
import { log } from '../util/log.ts'

const golden = 0.6180339887498949

/** Golden-section search of the profile likelihood on [−2, 3]; 1 (no change) for a column that does not vary. */
export function likeliestLambda(values: Float64Array): number {
  if (values.length < 3 || values[0] === values[values.length - 1]) return 1
  let low = -2
  let high = 3
  for (let i = 0; i < 40; i++) {
    const left = high - golden * (high - low)
    const right = low + golden * (high - low)
    if (likelihood(values, left) < likelihood(values, right)) low = left
    else high = right
  }
  return (low + high) / 2
}

/** −n/2 · ln(variance of the transformed values) + (λ − 1) · Σ sign(x) · ln(|x| + 1); Yeo and Johnson (2000). */
function likelihood(values: Float64Array, lambda: number): number {
  let sum = 0
  let jacobian = 0
  const transformed = values.map((value) => yeoJohnson(value, lambda))
  for (let i = 0; i < values.length; i++) {
    sum += transformed[i]
    jacobian += Math.sign(values[i]) * log(Math.abs(values[i]) + 1)
  }
  const mean = sum / values.length
  let square = 0
  for (let i = 0; i < values.length; i++) square += (transformed[i] - mean) * (transformed[i] - mean)
  const variance = square / values.length
  return variance > 0 ? (-values.length / 2) * log(variance) + (lambda - 1) * jacobian : -Infinity
}
