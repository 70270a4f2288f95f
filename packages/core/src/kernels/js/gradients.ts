import { exp } from '../../util/exp.ts'
import { GRADIENT_BLOCK as BLOCK } from '../kernels.ts'

export function squaredGradients(
  scores: Float64Array,
  at: number,
  labels: Float64Array,
  weights: Float64Array,
  count: number,
  gradients: Float64Array,
  hessians: Float64Array,
  blocks: Float64Array,
): void {
  const weighted = weights.length > 0
  for (let begin = 0, block = 0; begin < count; begin += BLOCK, block += 3) {
    const end = Math.min(begin + BLOCK, count)
    let sizes = 0
    let sum = 0
    let curvature = 0
    for (let i = begin; i < end; i++) {
      const weight = weighted ? weights[i] : 1
      const g = weight * (scores[at + i] - labels[i])
      const h = weight
      gradients[i] = g
      hessians[i] = h
      sizes += Math.abs(g)
      sum += g
      curvature += h
    }
    blocks[block] = sizes
    blocks[block + 1] = curvature
    blocks[block + 2] = sum
  }
}

export function logisticGradients(
  scores: Float64Array,
  at: number,
  labels: Float64Array,
  weights: Float64Array,
  count: number,
  gradients: Float64Array,
  hessians: Float64Array,
  blocks: Float64Array,
): void {
  const weighted = weights.length > 0
  for (let begin = 0, block = 0; begin < count; begin += BLOCK, block += 3) {
    const end = Math.min(begin + BLOCK, count)
    let sizes = 0
    let sum = 0
    let curvature = 0
    for (let i = begin; i < end; i++) {
      const weight = weighted ? weights[i] : 1
      const p = 1 / (1 + exp(-scores[at + i]))
      const g = weight * (p - labels[i])
      const h = weight * (p * (1 - p))
      gradients[i] = g
      hessians[i] = h
      sizes += Math.abs(g)
      sum += g
      curvature += h
    }
    blocks[block] = sizes
    blocks[block + 1] = curvature
    blocks[block + 2] = sum
  }
}

export function pack(
  gradients: Float64Array,
  hessians: Float64Array,
  count: number,
  gScale: number,
  hScale: number,
  power: number,
  into: Float64Array,
  out: Float64Array,
): void {
  let g = 0
  let h = 0
  for (let i = 0; i < count; i++) {
    const gi = Math.floor(gradients[i] * gScale + 0.5)
    const hi = Math.floor(hessians[i] * hScale + 0.5)
    g += gi
    h += hi
    into[i] = gi * power + hi
  }
  out[0] = g
  out[1] = h
}

export function quantise(
  values: Float64Array,
  count: number,
  scale: number,
  into: Float64Array,
  out: Float64Array,
): void {
  let sum = 0
  for (let i = 0; i < count; i++) {
    const value = Math.floor(values[i] * scale + 0.5)
    sum += value
    into[i] = value
  }
  out[0] = sum
}
