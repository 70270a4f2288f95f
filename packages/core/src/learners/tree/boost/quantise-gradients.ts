import type { BoostArrays } from './boost-arrays.ts'

/** The gradients of one round as whole numbers, and how to read their sums. */
export interface QuantisedGradients {
  /** 0: packed in one number; else the distance from a histogram's gradients to its hessians. */
  readonly plane: number
  /** Packed: gradient · power + hessian. */
  readonly power: number
  readonly gInverse: number
  readonly hInverse: number
  /** Of leaf sums, always wide. */
  readonly leafScaleG: number
  readonly leafScaleH: number
}

/** Packed sums may differ from the true ones by this share of Σ|g| and Σh; beyond, both get a number of their own. */
const PACKED_ERROR = 1e-3
const BITS = 52

/**
 * Quantises `gradients` and `hessians` by floor(x · scale + ½). `sizes` = [Σ|g|, Σh, Σg] over all rows. The width is chosen from these
 * sums alone, so every kernel and any number of workers choose alike.
 */
export function quantiseGradients(arrays: BoostArrays, sizes: Float64Array, unitHessian: boolean): QuantisedGradients {
  const [absoluteG, sumH, sumG] = sizes
  const leafScaleG = scaleFor(absoluteG, BITS, arrays.rowCount)
  const leafScaleH = scaleFor(sumH, BITS, arrays.rowCount)
  const packed = packGradients(arrays, absoluteG, sumH, sumG, unitHessian)
  if (packed !== null) return { plane: 0, ...packed, leafScaleG, leafScaleH }
  const { kernels, gradients, hessians, quantised, rowCount, out } = arrays
  kernels.quantise(gradients, rowCount, leafScaleG, quantised[0], out)
  kernels.quantise(hessians, rowCount, leafScaleH, quantised[1], out)
  return { plane: arrays.plane, power: 1, gInverse: 1 / leafScaleG, hInverse: 1 / leafScaleH, leafScaleG, leafScaleH }
}

function packGradients(
  arrays: BoostArrays,
  absoluteG: number,
  sumH: number,
  sumG: number,
  unitHessian: boolean,
): { power: number; gInverse: number; hInverse: number } | null {
  const { kernels, gradients, hessians, quantised, rowCount, out } = arrays
  const lowBits = unitHessian ? bitsOf(rowCount) : BITS / 2
  const power = powerOfTwo(lowBits)
  const hScale = unitHessian ? 1 : scaleFor(sumH, lowBits, rowCount)
  const gScale = scaleFor(absoluteG, BITS - lowBits, rowCount)
  if (!(hScale > 0 && gScale > 0)) return null
  kernels.pack(gradients, hessians, rowCount, gScale, hScale, power, quantised[0], out)
  const errorG = Math.abs(out[0] / gScale - sumG)
  const errorH = Math.abs(out[1] / hScale - sumH)
  if (errorG > PACKED_ERROR * absoluteG || errorH > PACKED_ERROR * sumH) return null
  return { power, gInverse: 1 / gScale, hInverse: 1 / hScale }
}

/** The largest power of two that keeps Σ|floor(x · scale + ½)| below 2^bits; 1 for sums of 0; 0 where rounding alone would overflow. */
function scaleFor(sum: number, bits: number, rowCount: number): number {
  const room = powerOfTwo(bits) - rowCount
  if (room <= 0) return 0
  if (!(sum > 0)) return 1
  let scale = 1
  while (sum * scale > room) scale /= 2
  while (sum * scale * 2 <= room && scale < 1e150) scale *= 2
  return scale
}

/** Low field for counts up to n: 2^bits > n. */
function bitsOf(n: number): number {
  return 32 - Math.clz32(n)
}

function powerOfTwo(bits: number): number {
  let value = 1
  for (let i = 0; i < bits; i++) value *= 2
  return value
}
