import { exp } from '../util/exp.ts'
import { log } from '../util/log.ts'

/** I.-K. Yeo and R. A. Johnson, "A new family of power transformations to improve normality or symmetry", Biometrika 87 (2000). */
export function yeoJohnson(x: number, lambda: number): number {
  if (x >= 0) return lambda === 0 ? log(x + 1) : (power(x + 1, lambda) - 1) / lambda
  return lambda === 2 ? -log(1 - x) : -(power(1 - x, 2 - lambda) - 1) / (2 - lambda)
}

/** The inverse; a value beyond the image of the transform gives its limit, ±Infinity. */
export function inverseYeoJohnson(z: number, lambda: number): number {
  if (z >= 0) {
    if (lambda === 0) return exp(z) - 1
    const base = z * lambda + 1
    return base > 0 ? power(base, 1 / lambda) - 1 : Infinity
  }
  if (lambda === 2) return 1 - exp(-z)
  const base = 1 - (2 - lambda) * z
  return base > 0 ? 1 - power(base, 1 / (2 - lambda)) : -Infinity
}

/** x^y for x > 0 as e^(y · ln x): plain enough that every export does the same. */
function power(x: number, y: number): number {
  return y === 1 ? x : exp(y * log(x))
}
