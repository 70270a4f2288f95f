import type { Column } from '../table/column.ts'

export interface RowGroup {
  readonly name: string
  /** Positions in the list of rows, ascending. */
  readonly positions: readonly number[]
}

const mostGroups = 12
const parts = 5

/** Rows by what stands in a column: each text, number fifths where there are many values, one group for missing cells. */
export function splitIntoGroups(column: Column, rows: Int32Array): readonly RowGroup[] {
  const known = Array.from(rows.keys()).filter((i) => column.missing[rows[i]] === 0)
  const missing = Array.from(rows.keys()).filter((i) => column.missing[rows[i]] === 1)
  const values = distinctValues(column, rows, known)
  const isLong = (column.storage === 'number' || column.storage === 'date') && values.size > mostGroups
  const groups = isLong ? fifths(column, rows, known) : byText(values)
  return missing.length === 0 ? groups : [...groups, { name: 'missing', positions: missing }]
}

function distinctValues(column: Column, rows: Int32Array, known: readonly number[]): ReadonlyMap<string, number[]> {
  const byName = new Map<string, number[]>()
  for (const i of known) {
    const name =
      column.storage === 'category' ? column.dictionary[column.codes[rows[i]]] : column.original(rows[i]).trim()
    const list = byName.get(name)
    if (list === undefined) byName.set(name, [i])
    else list.push(i)
  }
  return byName
}

/** The most frequent ones each for itself, the rest together. */
function byText(values: ReadonlyMap<string, readonly number[]>): readonly RowGroup[] {
  const groups = Array.from(values, ([name, positions]) => ({ name, positions })).sort(
    (a, b) => b.positions.length - a.positions.length || (a.name < b.name ? -1 : 1),
  )
  if (groups.length <= mostGroups) return groups
  const rest = groups.slice(mostGroups - 1).flatMap(({ positions }) => positions)
  return [...groups.slice(0, mostGroups - 1), { name: 'all others', positions: rest.sort((a, b) => a - b) }]
}

/** Equal values stay together, named by the first and the last as they stand in the file. */
function fifths(column: Column, rows: Int32Array, known: readonly number[]): readonly RowGroup[] {
  const valueOf = (i: number) => ('values' in column ? column.values[rows[i]] : NaN)
  const order = known.toSorted((a, b) => valueOf(a) - valueOf(b) || a - b)
  const groups: number[][] = []
  order.forEach((i, place) => {
    const due = Math.floor((place * parts) / order.length)
    const isSame = place > 0 && valueOf(order[place - 1]) === valueOf(i)
    if (groups.length === 0 || (!isSame && due >= groups.length)) groups.push([i])
    else groups[groups.length - 1].push(i)
  })
  const text = (i: number) => column.original(rows[i]).trim()
  return groups.map((group) => ({
    name: `${text(group[0])} … ${text(group[group.length - 1])}`,
    positions: group.toSorted((a, b) => a - b),
  }))
}
