/** Values as Python writes them; JSON's text is a Python text too. */
export function pythonValue(given: string | number | null): string {
  if (given === null) return 'None'
  if (typeof given === 'string') return JSON.stringify(given)
  return given - given === 0 ? String(given) : given === given ? `${given < 0 ? '-' : ''}np.inf` : 'np.nan'
}

export function pythonList(values: readonly (string | number | null)[]): string {
  return `[${values.map(pythonValue).join(', ')}]`
}

export function pythonDict(map: { readonly [key: string]: string | number | null }): string {
  return `{${Object.entries(map)
    .map(([key, entry]) => `${pythonValue(key)}: ${pythonValue(entry)}`)
    .join(', ')}}`
}
