import type { Column } from '../table/column.ts'
import type { Dataset } from '../table/dataset.ts'

/** A moment that stands in several columns, by which the file is sorted. */
export interface TimeInParts {
  /** Coarsest first: year, month, day … */
  readonly columns: readonly string[]
  /** By row of the dataset; later moments are greater. */
  readonly times: Float64Array
}

interface Part {
  readonly names: readonly string[]
  readonly least: number
  readonly most: number
}

/** In the order of the digits of a moment. A year and at least one more part make a moment. */
const parts: readonly Part[] = [
  { names: ['year', 'yr', 'annee', 'an', 'jahr'], least: 1000, most: 3000 },
  { names: ['quarter', 'qtr', 'trimestre', 'quartal'], least: 1, most: 4 },
  { names: ['month', 'mo', 'mnth', 'mois', 'monat'], least: 1, most: 12 },
  { names: ['week', 'wk', 'semaine', 'woche'], least: 0, most: 53 },
  { names: ['day', 'dom', 'jour', 'tag'], least: 1, most: 366 },
  { names: ['hour', 'hr', 'heure', 'stunde'], least: 0, most: 24 },
  { names: ['minute', 'min'], least: 0, most: 59 },
]
const fewestMoments = 10

/** The moment of each row from the columns named year, month, day, hour …; null where the rows do not stand in its order. */
export function timeInParts(dataset: Dataset, targetName: string): TimeInParts | null {
  const found = parts.flatMap((part) => {
    const column = dataset.columns.find((one) => one.name !== targetName && isPart(one, part))
    return column === undefined ? [] : [{ column, part }]
  })
  if (found.length < 2 || found[0].part !== parts[0]) return null
  const times = new Float64Array(dataset.rowCount)
  for (const { column, part } of found)
    for (let row = 0; row < times.length; row++)
      times[row] = times[row] * (part.most + 1) + (column.storage === 'number' ? column.values[row] : 0)
  return isSorted(times) ? { columns: found.map(({ column }) => column.name), times } : null
}

function isPart(column: Column, { names, least, most }: Part): boolean {
  if (column.storage !== 'number' || column.missingCount > 0 || !names.includes(plainName(column.name))) return false
  return column.values.every((value) => value >= least && value <= most && Math.floor(value) === value)
}

function plainName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()
}

/** Never falling, or never rising, over more than a few moments. */
function isSorted(times: Float64Array): boolean {
  let rises = 0
  let falls = 0
  for (let row = 1; row < times.length; row++) {
    if (times[row] > times[row - 1]) rises++
    else if (times[row] < times[row - 1]) falls++
    if (rises > 0 && falls > 0) return false
  }
  return rises + falls >= fewestMoments - 1
}
