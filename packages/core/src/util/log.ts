import { highWord, withHighWord } from './float-words.ts'

const LN2_HIGH = 6.9314718036912381649e-1
const LN2_LOW = 1.90821492927058770002e-10
const TWO_54 = 18014398509481984

/** Natural logarithm with the same bits on every engine; error below 1 ulp (fdlibm's e_log). */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN
  if (x === Infinity) return x
  let k = 0
  if (x < 2.2250738585072014e-308) {
    x *= TWO_54
    k = -54
  }
  // x = 2^k · (1 + f) with 1 + f in [√½, √2)
  const high = highWord(x) + (0x3ff00000 - 0x3fe6a09e)
  k += (high >>> 20) - 0x3ff
  const f = withHighWord(x, (high & 0xfffff) + 0x3fe6a09e) - 1
  return combine(f, k, 0)
}

/** log(1 + x), precise near 0; error below 1 ulp. */
export function log1p(x: number): number {
  if (!(x > -1)) return x === -1 ? -Infinity : NaN
  if (x === Infinity) return x
  if (Math.abs(x) < 2.220446049250313e-16) return x
  if (x > -0.2928932188134524 && x < 0.41421356237309503) return combine(x, 0, 0)
  const u = 1 + x
  const high = highWord(u) + (0x3ff00000 - 0x3fe6a09e)
  const k = (high >>> 20) - 0x3ff
  // the part of x that 1 + x rounded away, relative to u
  const lost = k < 54 ? (k >= 2 ? 1 - (u - x) : x - (u - 1)) / u : 0
  const f = withHighWord(u, (high & 0xfffff) + 0x3fe6a09e) - 1
  return combine(f, k, lost)
}

/** log(1 + f) − f + f²/2 by s = f / (2 + f). */
function logNearOne(f: number, halfSquare: number): number {
  const s = f / (2 + f)
  const z = s * s
  const w = z * z
  const even = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1))
  const odd =
    z *
    (6.66666666666673513e-1 +
      w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)))
  return s * (halfSquare + (odd + even))
}

function combine(f: number, k: number, lost: number): number {
  const halfSquare = 0.5 * f * f
  return logNearOne(f, halfSquare) + (k * LN2_LOW + lost) - halfSquare + f + k * LN2_HIGH
}
