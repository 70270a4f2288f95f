/** Identifiers for column names: readable where possible, never twice, never a word of the language. */
export function identifiers(prefix: string): (column: string) => string {
  const known = new Map<string, string>()
  const used = new Set<string>()
  return (column) => {
    const before = known.get(column)
    if (before !== undefined) return before
    const base =
      prefix +
      column
        .replace(/[^A-Za-z0-9]+/g, '_')
        .replace(/^_+|_+$/g, '')
        .slice(0, 40)
    let name = base
    for (let i = 2; used.has(name); i++) name = `${base}_${i}`
    used.add(name)
    known.set(column, name)
    return name
  }
}
