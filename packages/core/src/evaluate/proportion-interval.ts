import type { Estimate } from './estimate.ts'

const z = 1.959963984540054

/** A share with its 95 % interval (E. Wilson, 1927); `count` may be the effective number of weighted rows. */
export function proportionInterval(share: number, count: number): Estimate {
  const zz = z * z
  const middle = (share + zz / (2 * count)) / (1 + zz / count)
  const half = (z / (1 + zz / count)) * Math.sqrt((share * (1 - share)) / count + zz / (4 * count * count))
  return {
    value: share,
    lower: Math.max(0, Math.min(share, middle - half)),
    upper: Math.min(1, Math.max(share, middle + half)),
  }
}
