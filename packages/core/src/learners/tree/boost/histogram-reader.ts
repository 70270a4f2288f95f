import type { BoostArrays } from './boost-arrays.ts'
import type { QuantisedGradients } from './quantise-gradients.ts'

/** Sums of one bin, for the splits that are not hot: g in out[0], h in out[1], in the units of the loss. */
export function readBin(arrays: BoostArrays, quantised: QuantisedGradients, at: number, out: Float64Array): void {
  const value = arrays.histograms[at]
  if (quantised.plane > 0) {
    out[0] = value * quantised.gInverse
    out[1] = arrays.histograms[at + quantised.plane] * quantised.hInverse
    return
  }
  const high = Math.floor(value / quantised.power)
  out[0] = high * quantised.gInverse
  out[1] = (value - high * quantised.power) * quantised.hInverse
}
