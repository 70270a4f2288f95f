/** A comma before one or two last digits, or after a dot, is the decimal sign. */
export function decimalSign(texts: readonly string[]): '.' | ',' {
  const comma = texts.filter((text) => /\d,\d{1,2}(?!\d)/.test(text) || /\d\.\d{3},\d/.test(text)).length
  const point = texts.filter((text) => /\d\.\d/.test(text)).length
  return comma > point ? ',' : '.'
}
