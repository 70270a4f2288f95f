const float = new Float64Array(1)
const words = new Uint32Array(float.buffer)
float[0] = 1
const HIGH = words[1] === 0x3ff00000 ? 1 : 0

/** Sign, exponent and the upper 20 bits of the mantissa of a float64. */
export function highWord(x: number): number {
  float[0] = x
  return words[HIGH]
}

/** The same number with another upper word. */
export function withHighWord(x: number, high: number): number {
  float[0] = x
  words[HIGH] = high
  return float[0]
}

/** The same number with the lower 32 bits of its mantissa cleared. */
export function withoutLowWord(x: number): number {
  float[0] = x
  words[1 - HIGH] = 0
  return float[0]
}
