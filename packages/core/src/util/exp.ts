import { scaleByPowerOfTwo } from './power-of-two.ts'

const LN2_HIGH = 6.9314718036912381649e-1 // 33 bits: k · LN2_HIGH is exact
const LN2_LOW = 1.90821492927058770002e-10
const INVERSE_LN2 = 1.442695040888963387

/** e^x with the same bits on every engine; error below 1 ulp (rational approximation of fdlibm's e_exp). */
export function exp(x: number): number {
  return expOfSum(x, 0)
}

/** e^(x + tail) for a tail far smaller than x: what `pow` needs. */
export function expOfSum(x: number, tail: number): number {
  if (x !== x) return x
  if (x > 709.7827128933841) return Infinity
  if (x < -745.1332191019412) return 0
  const k = Math.floor(x * INVERSE_LN2 + 0.5)
  const high = x - k * LN2_HIGH
  const low = k * LN2_LOW - tail
  const r = high - low
  const t = r * r
  const c =
    r -
    t *
      (1.66666666666666019037e-1 +
        t *
          (-2.77777777770155933842e-3 +
            t * (6.61375632143793436117e-5 + t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8))))
  const y = 1 - (low - (r * c) / (2 - c) - high)
  return scaleByPowerOfTwo(y, k)
}
