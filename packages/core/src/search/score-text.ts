import { grouped } from '../profile/findings/wording.ts'

/** Four digits that count, without an exponent where it can be spared. */
export function scoreText(value: number): string {
  return Math.abs(value) >= 1000 ? grouped(Math.floor(value + 0.5)) : String(Number(value.toPrecision(4)))
}
