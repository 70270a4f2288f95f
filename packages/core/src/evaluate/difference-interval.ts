import type { Estimate } from './estimate.ts'

/**
 * The difference of two independent estimates with an interval recovered from theirs (R. Newcombe, 1998, for shares; G. Zou and A. Donner,
 * 2008, for any).
 */
export function differenceInterval(first: Estimate, second: Estimate): Estimate {
  const value = first.value - second.value
  const below = hypotenuse(first.value - first.lower, second.upper - second.value)
  const above = hypotenuse(first.upper - first.value, second.value - second.lower)
  return { value, lower: value - below, upper: value + above }
}

function hypotenuse(a: number, b: number): number {
  return Math.sqrt(a * a + b * b)
}
