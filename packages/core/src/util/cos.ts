import { reduceAngle } from './reduce-angle.ts'
import { cosNearZero, sinNearZero } from './sine-kernels.ts'

/** Cosine with the same bits on every engine; error below 1 ulp. */
export function cos(x: number): number {
  if (!(Math.abs(x) < Infinity)) return NaN
  const { quarter, high, low } = reduceAngle(x)
  if (quarter === 0) return cosNearZero(high, low)
  if (quarter === 1) return -sinNearZero(high, low)
  return quarter === 2 ? -cosNearZero(high, low) : sinNearZero(high, low)
}
