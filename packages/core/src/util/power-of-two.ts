const SMALLEST = -1074
const LARGEST = 1023
const powers = tableOfPowers()

/** Doubling is exact, from the smallest number on. */
function tableOfPowers(): Float64Array {
  let power = 0
  return new Float64Array(LARGEST - SMALLEST + 1).map(() => (power = power * 2 || Number.MIN_VALUE))
}

/** 2^k, exactly; 0 and Infinity beyond the range of a float64. */
export function powerOfTwo(k: number): number {
  return powers[k - SMALLEST] ?? (k > 0 ? Infinity : 0)
}

/** x · 2^k with one rounding, for |x| near 1 and any k whose result may be subnormal. */
export function scaleByPowerOfTwo(x: number, k: number): number {
  if (k > -1022 && k <= LARGEST) return x * powers[k - SMALLEST]
  if (k > LARGEST) return x * 2 * powerOfTwo(k - 1)
  return x * powerOfTwo(k + 1000) * powers[-1000 - SMALLEST]
}
