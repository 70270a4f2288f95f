const SMALLEST = -1074
const LARGEST = 1023
const powers = tableOfPowers()

function tableOfPowers(): Float64Array {
  const table = new Float64Array(LARGEST - SMALLEST + 1)
  table[-SMALLEST] = 1
  for (let k = 1; k <= LARGEST; k++) table[k - SMALLEST] = table[k - 1 - SMALLEST] * 2
  for (let k = -1; k >= SMALLEST; k--) table[k - SMALLEST] = table[k + 1 - SMALLEST] / 2
  return table
}

/** 2^k, exactly; 0 and Infinity beyond the range of a float64. */
export function powerOfTwo(k: number): number {
  if (k > LARGEST) return Infinity
  return k < SMALLEST ? 0 : powers[k - SMALLEST]
}

/** x · 2^k with one rounding, for |x| near 1 and any k whose result may be subnormal. */
export function scaleByPowerOfTwo(x: number, k: number): number {
  if (k > -1022 && k <= LARGEST) return x * powers[k - SMALLEST]
  if (k > LARGEST) return x * 2 * powerOfTwo(k - 1)
  return x * powerOfTwo(k + 1000) * powers[-1000 - SMALLEST]
}
