import { scaleByPowerOfTwo, powerOfTwo } from './power-of-two.ts'

const LN2_HIGH = 6.9314718036912381649e-1
const LN2_LOW = 1.90821492927058770002e-10
const INVERSE_LN2 = 1.442695040888963387

/** e^x − 1, precise near 0; error below 1 ulp (fdlibm's s_expm1). */
export function expm1(x: number): number {
  if (x !== x) return x
  if (x > 709.7827128933841) return Infinity
  if (x < -38.816242) return -1
  if (Math.abs(x) < 5.551115123125783e-17) return x
  const k = Math.abs(x) <= 0.34657359027997264 ? 0 : Math.floor(x * INVERSE_LN2 + 0.5)
  const high = x - k * LN2_HIGH
  const low = k * LN2_LOW
  const r = high - low
  const lost = high - r - low
  const half = 0.5 * r
  const square = r * half
  const q =
    1 +
    square *
      (-3.33333333333331316428e-2 +
        square *
          (1.58730158725481460165e-3 +
            square *
              (-7.93650757867487942473e-5 +
                square * (4.00821782732936239552e-6 + square * -2.01099218183624371326e-7))))
  const t = 3 - q * half
  let e = square * ((q - t) / (6 - r * t))
  if (k === 0) return r - (r * e - square)
  e = r * (e - lost) - lost - square
  if (k === -1) return 0.5 * (r - e) - 0.5
  if (k === 1) return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e)
  if (k < 0 || k > 56) return scaleByPowerOfTwo(1 - (e - r), k) - 1
  if (k < 20) return scaleByPowerOfTwo(1 - powerOfTwo(-k) - (e - r), k)
  return scaleByPowerOfTwo(r - (e + powerOfTwo(-k)) + 1, k)
}
