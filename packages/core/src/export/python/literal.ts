/** A value as Python source that evaluates to the same bits: numbers are floats, those of integer arrays ints. */
export function literal(value: unknown): string {
  if (typeof value === 'number') return float(value)
  if (typeof value === 'string') return text(value)
  if (value === null || value === undefined) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (value instanceof Float64Array) return `[${Array.from(value, float).join(', ')}]`
  if (ArrayBuffer.isView(value)) return `[${Array.from(value as Int32Array).join(', ')}]`
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  return dictionary(value as { readonly [key: string]: unknown })
}

export function dictionary(record: { readonly [key: string]: unknown }): string {
  return `{${Object.entries(record)
    .map(([key, item]) => `${text(key)}: ${literal(item)}`)
    .join(', ')}}`
}

function float(value: number): string {
  if (value !== value) return 'nan'
  if (value - value !== 0) return value > 0 ? 'inf' : '-inf'
  const shortest = Object.is(value, -0) ? '-0' : String(value)
  return /[.e]/.test(shortest) ? shortest : `${shortest}.0`
}

/** Control and non-ASCII characters are escaped, so that the file reads the same in any encoding. */
function text(value: string): string {
  const escaped = [...value].map((character) => {
    const code = character.codePointAt(0)!
    if (character === '\\' || character === "'") return `\\${character}`
    if (code >= 0x20 && code < 0x7f) return character
    return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`
  })
  return `'${escaped.join('')}'`
}
