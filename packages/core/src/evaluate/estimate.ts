/** An estimate with its 95 % interval (bootstrap over rows unless said otherwise). */
export interface Estimate {
  readonly value: number
  readonly lower: number
  readonly upper: number
}
