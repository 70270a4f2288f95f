/** Expressions that every engine computes alike and that raise no error at the ends of the range. */

export function double(expression: string): string {
  return `CAST(${expression} AS DOUBLE PRECISION)`
}

/** e^x; engines that refuse an underflow get 0, an overflow is left to the engine. */
export function exp(x: string): string {
  return `CASE WHEN ${x} < -700 THEN 0 ELSE EXP(${x}) END`
}

/** x^y for x > 0. */
export function power(x: string, y: number): string {
  return y === 1 ? x : exp(`(${y < 0 ? `(${y})` : y} * LN(${x}))`)
}
