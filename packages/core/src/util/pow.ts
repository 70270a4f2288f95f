import { expOfSum } from './exp.ts'
import { highWord, withHighWord, withoutLowWord } from './float-words.ts'

const LN2_HIGH = 6.9314718036912381649e-1
const LN2_LOW = 1.90821492927058770002e-10
const TWO_54 = 18014398509481984

/** x^y with the same bits on every engine, special cases as `Math.pow`; error below 1 ulp. */
export function pow(x: number, y: number): number {
  if (y === 0) return 1
  if (x !== x || y !== y) return NaN
  const size = Math.abs(x)
  if (Math.abs(y) === Infinity) return size === 1 ? NaN : size > 1 === y > 0 ? Infinity : 0
  const negative = (x < 0 || Object.is(x, -0)) && Math.abs(y % 2) === 1
  if (size === 0 || size === Infinity) {
    const result = (size === 0) === y > 0 ? 0 : Infinity
    return negative ? -result : result
  }
  if (x < 0 && Math.floor(y) !== y) return NaN
  if (y === 1) return x
  if (y === 2) return x * x
  const result = size === 1 ? 1 : powOfPositive(size, y)
  return negative ? -result : result
}

/** e^(y · log x) with log x in two float64, so that the product keeps about 64 bits. */
function powOfPositive(x: number, y: number): number {
  let k = 0
  if (x < 2.2250738585072014e-308) {
    x *= TWO_54
    k = -54
  }
  const word = highWord(x) + (0x3ff00000 - 0x3fe6a09e)
  k += (word >>> 20) - 0x3ff
  const m = withHighWord(x, (word & 0xfffff) + 0x3fe6a09e)

  // s = (m − 1) / (m + 1) in two parts; log m = 2s + 2s³/3 + 2s⁵/5 + …
  const f = m - 1
  const g = m + 1
  const gLow = m - (g - 1)
  const s = f / g
  const sTop = withoutLowWord(s)
  const gTop = withoutLowWord(g)
  const remainder = f - sTop * gTop - sTop * (g - gTop + gLow)
  const sRest = remainder / g
  const z = s * s
  const series =
    z *
    z *
    (1 / 5 +
      z * (1 / 7 + z * (1 / 9 + z * (1 / 11 + z * (1 / 13 + z * (1 / 15 + z * (1 / 17 + z * (1 / 19 + z / 21))))))))

  // c = 1 + s²/3 + s⁴/5 + … in two parts
  const square = sTop * sTop
  const squareRest = 2 * sTop * sRest + sRest * sRest
  const third = square / 3
  const thirdTop = withoutLowWord(third)
  const thirdRest = (square - 3 * thirdTop + squareRest) / 3
  const c = 1 + (thirdTop + (thirdRest + series))
  const cTop = withoutLowWord(c)
  const cRest = 1 - cTop + thirdTop + (thirdRest + series)

  // log x = high + low, high with few bits
  const product = 2 * sTop * cTop
  const productRest = 2 * (sTop * cRest + sRest * c)
  const base = k * LN2_HIGH
  const sum = base + product
  const rounding = Math.abs(base) > Math.abs(product) ? base - sum + product : product - sum + base
  const rest = rounding + (productRest + k * LN2_LOW)
  const high = withoutLowWord(sum + rest)
  const low = sum - high + rest

  const yTop = withoutLowWord(y)
  const main = yTop * high
  const tail = (y - yTop) * high + y * low
  const total = main + tail
  if (total !== total || Math.abs(main) === Infinity) return main > 0 ? Infinity : 0
  return expOfSum(total, main - total + tail)
}
