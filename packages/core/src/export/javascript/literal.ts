/** A value as JavaScript source that evaluates to the same bits. */
export function literal(value: unknown): string {
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value)
  if (typeof value === 'string') return JSON.stringify(value)
  if (value === null || value === undefined || typeof value === 'boolean') return String(value)
  if (Array.isArray(value) || ArrayBuffer.isView(value))
    return `[${Array.from(value as ArrayLike<unknown>, literal).join(',')}]`
  return `{ ${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}: ${literal(item)}`)
    .join(', ')} }`
}

/** `new Map` over the entries of a record; own keys such as `__proto__` are keys like any other. */
export function mapLiteral(record: { readonly [key: string]: unknown }): string {
  return `new Map(${literal(Object.entries(record))})`
}
