import type { CategoryColumn, Column, TextColumn } from '../table/column.ts'
import type { Dataset } from '../table/dataset.ts'
import { firstEqualRows } from './duplicate-rows.ts'
import { idLike } from './findings/id-like-column.ts'
import { fingerprint } from './fingerprint.ts'
import type { ColumnProfile, TableProfile } from './profile.ts'

/** Rows looked at: all of them up to here. */
const mostRows = 200_000
const examplesKept = 20
/** Look-alikes are likelier than copies when chance alone would pair this many rows. */
const mostChancePairs = 0.1

type NearDuplicates = Pick<TableProfile, 'nearDuplicateRows' | 'nearDuplicateExamples'>

const none: NearDuplicates = { nearDuplicateRows: 0, nearDuplicateExamples: [] }

/**
 * Rows that repeat an earlier one once identifiers are set aside and texts are taken without case, accents, signs and order of
 * words; equal rows are not counted again. Nothing is said of tables whose columns are too coarse to tell copies from look-alikes.
 */
export function nearDuplicateRows(dataset: Dataset, columns: readonly ColumnProfile[]): NearDuplicates {
  const rowCount = Math.min(dataset.rowCount, mostRows)
  const compared = columns.filter((profile) => idLike(profile, dataset.column(profile.name)) === null)
  if (rowCount < 2 || compared.length < 2 || allDiffer(compared)) return none
  if (chancePairs(compared, rowCount) > mostChancePairs) return none
  if (!anyRepeat(compared, dataset, rowCount)) return none
  const folded = compared.map(({ name }) => foldedColumn(dataset.column(name), rowCount))
  const near = firstEqualRows(folded, rowCount)
  if (near.every((first, row) => first === row)) return none
  const exact = firstEqualRows(dataset.columns, rowCount)
  const groups = new Map<number, number[]>()
  let nearDuplicates = 0
  for (let row = 0; row < rowCount; row++) {
    if (near[row] === row || exact[row] !== row) continue
    nearDuplicates++
    const group = groups.get(near[row])
    if (group !== undefined) group.push(row)
    else if (groups.size < examplesKept) groups.set(near[row], [near[row], row])
  }
  return {
    nearDuplicateRows: nearDuplicates,
    nearDuplicateExamples: [...groups.values()].map((rows) => rows.slice(0, 10)),
  }
}

/** A number or date that never repeats rules near copies out. */
function allDiffer(columns: readonly ColumnProfile[]): boolean {
  return columns.some(
    ({ storage, distinct, distinctExact, count, missing }) =>
      (storage === 'number' || storage === 'date') && distinctExact && missing <= 1 && distinct === count - missing,
  )
}

/** Whether two rows agree in all numbers, dates and answers: texts need not be read where none do. */
function anyRepeat(columns: readonly ColumnProfile[], dataset: Dataset, rowCount: number): boolean {
  const plain = columns.filter(({ storage }) => storage !== 'category' && storage !== 'text')
  if (plain.length === 0) return true
  return firstEqualRows(
    plain.map(({ name }) => dataset.column(name)),
    rowCount,
  ).some((first, row) => first !== row)
}

/** Pairs of rows that independent columns would make equal: from the shares of the values shown, the rest spread evenly. */
function chancePairs(columns: readonly ColumnProfile[], rowCount: number): number {
  let pairs = (rowCount * (rowCount - 1)) / 2
  for (const { count, missing, top, distinct } of columns) {
    let same = (missing / count) * (missing / count)
    let rest = (count - missing) / count
    for (const entry of top) {
      same += (entry.count / count) * (entry.count / count)
      rest -= entry.count / count
    }
    if (distinct > top.length && rest > 0) same += (rest * rest) / (distinct - top.length)
    pairs *= same
  }
  return pairs
}

function foldedColumn(column: Column, rowCount: number): Column {
  if (column.storage === 'category') return foldedCategories(column)
  if (column.storage === 'text') return foldedTexts(column, rowCount)
  return column
}

function foldedCategories(column: CategoryColumn): CategoryColumn {
  const codeOf = new Map<string, number>()
  const dictionary: string[] = []
  const codes = column.dictionary.map((text) => {
    const key = keyOf(text)
    let code = codeOf.get(key)
    if (code === undefined) {
      code = dictionary.length
      codeOf.set(key, code)
      dictionary.push(key)
    }
    return code
  })
  return { ...column, dictionary, codes: column.codes.map((code) => (code < 0 ? -1 : codes[code])) }
}

function foldedTexts(column: TextColumn, rowCount: number): TextColumn {
  return {
    ...column,
    length: rowCount,
    at(row) {
      const text = column.at(row)
      return text === null ? null : keyOf(text)
    },
  }
}

/** Signs alone are a value too. */
function keyOf(text: string): string {
  return fingerprint(text.slice(0, 1000)) || text
}
