import { cos } from '../util/cos.ts'

/** Points and weights on 0 … 1. */
export interface Quadrature {
  readonly points: Float64Array
  readonly weights: Float64Array
}

const steps = 100

/** Gauss–Legendre quadrature: exact for polynomials of degree up to 2 · count − 1. Roots of the Legendre polynomial by Newton's method. */
export function gaussLegendre(count: number): Quadrature {
  const points = new Float64Array(count)
  const weights = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    let x = cos((3.141592653589793 * (i + 0.75)) / (count + 0.5))
    let slope = 1
    for (let step = 0; step < steps; step++) {
      const at = legendre(count, x)
      slope = at.slope
      const next = x - at.value / slope
      const isDone = Math.abs(next - x) < 1e-15
      x = next
      if (isDone) break
    }
    slope = legendre(count, x).slope
    points[i] = (1 - x) / 2
    weights[i] = 1 / ((1 - x * x) * slope * slope)
  }
  return { points, weights }
}

function legendre(degree: number, x: number): { readonly value: number; readonly slope: number } {
  let previous = 1
  let value = x
  for (let k = 2; k <= degree; k++) {
    const next = ((2 * k - 1) * x * value - (k - 1) * previous) / k
    previous = value
    value = next
  }
  return { value, slope: (degree * (x * value - previous)) / (x * x - 1) }
}
