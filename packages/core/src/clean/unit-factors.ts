/** Units of one dimension, each with its factor to the first. */
const dimensions: readonly { readonly [unit: string]: number }[] = [
  { kg: 1, g: 0.001, mg: 0.000001, t: 1000, lb: 0.45359237, lbs: 0.45359237, oz: 0.028349523125 },
  { m: 1, km: 1000, cm: 0.01, mm: 0.001, mi: 1609.344, ft: 0.3048, in: 0.0254, yd: 0.9144 },
  { l: 1, L: 1, ml: 0.001, mL: 0.001, cl: 0.01, dl: 0.1, gal: 3.785411784 },
  { s: 1, sec: 1, ms: 0.001, min: 60, h: 3600, hr: 3600, hrs: 3600, d: 86400, day: 86400, days: 86400 },
  { month: 1, months: 1, mo: 1, mos: 1, year: 12, years: 12, yr: 12, yrs: 12 },
  { B: 1, kB: 1000, KB: 1000, MB: 1_000_000, GB: 1_000_000_000, TB: 1_000_000_000_000 },
  { W: 1, kW: 1000, MW: 1_000_000, hp: 745.6998715822702 },
  { K: 1000, M: 1_000_000, B: 1_000_000_000, k: 1000, m: 1_000_000 },
]

/** The factors of units that share a dimension; null when one is unknown or they do not go together. */
export function unitFactors(units: readonly string[]): { readonly [unit: string]: number } | null {
  const dimension = dimensions.find((candidate) => units.every((unit) => candidate[unit] !== undefined))
  if (dimension === undefined) return null
  return Object.fromEntries(units.map((unit) => [unit, dimension[unit]]))
}

/** Every unit of the dimension of one, with its factor to that one; null when it is unknown. */
export function factorsTo(unit: string): { readonly [unit: string]: number } | null {
  const dimension = dimensions.find((candidate) => candidate[unit] !== undefined)
  if (dimension === undefined) return null
  return Object.fromEntries(Object.entries(dimension).map(([name, factor]) => [name, factor / dimension[unit]]))
}
