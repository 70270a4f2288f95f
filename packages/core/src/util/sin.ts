import { reduceAngle } from './reduce-angle.ts'
import { cosNearZero, sinNearZero } from './sine-kernels.ts'

/** Sine with the same bits on every engine; error below 1 ulp. */
export function sin(x: number): number {
  if (!(Math.abs(x) < Infinity)) return NaN
  const { quarter, high, low } = reduceAngle(x)
  if (quarter === 0) return sinNearZero(high, low)
  if (quarter === 1) return cosNearZero(high, low)
  return quarter === 2 ? -sinNearZero(high, low) : -cosNearZero(high, low)
}
