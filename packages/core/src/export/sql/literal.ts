/** A number as SQL source that reads back to the same double; missing and infinite have no literal. */
export function number(value: number): string {
  if (value - value !== 0) return value === value ? (value > 0 ? '1e999' : '-1e999') : 'NULL'
  return Object.is(value, -0) ? '0' : value < 0 ? `(${String(value)})` : String(value)
}

export function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}

export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
