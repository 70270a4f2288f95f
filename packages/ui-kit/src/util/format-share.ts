/** A share as "n of 100", never 0 or 100 unless it is exactly so. */
export function outOf100(share: number): number {
  const whole = Math.round(share * 100)
  if (whole <= 0 && share > 0) return 1
  if (whole >= 100 && share < 1) return 99
  return whole
}
