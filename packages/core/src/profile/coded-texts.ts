import type { CategoryColumn, TextColumn } from '../table/column.ts'

/** Texts as codes into a list of distinct texts (in order of first appearance); −1 is missing. */
export interface CodedTexts {
  readonly codes: Int32Array
  readonly dictionary: readonly string[]
}

/** The texts of the given rows of a column; all rows when absent. */
export function codedTexts(column: CategoryColumn | TextColumn, rows?: Int32Array): CodedTexts {
  if (column.storage === 'category' && rows === undefined) return column
  return column.storage === 'category' ? pickCodes(column, rows!) : encodeTexts(column, rows)
}

function pickCodes(column: CategoryColumn, rows: Int32Array): CodedTexts {
  const codes = new Int32Array(rows.length)
  for (let i = 0; i < rows.length; i++) codes[i] = column.codes[rows[i]]
  return { codes, dictionary: column.dictionary }
}

function encodeTexts(column: TextColumn, rows: Int32Array | undefined): CodedTexts {
  const size = rows === undefined ? column.length : rows.length
  const codes = new Int32Array(size)
  const dictionary: string[] = []
  const codeOf = new Map<string, number>()
  for (let i = 0; i < size; i++) {
    const text = column.at(rows === undefined ? i : rows[i])
    if (text === null) {
      codes[i] = -1
      continue
    }
    let code = codeOf.get(text)
    if (code === undefined) {
      code = dictionary.length
      codeOf.set(text, code)
      dictionary.push(text)
    }
    codes[i] = code
  }
  return { codes, dictionary }
}

/** Counts are asked for by many rules; the codes of a column never change. */
const known = new WeakMap<Int32Array, Int32Array>()

/** How often each code stands. */
export function countCodes({ codes, dictionary }: CodedTexts): Int32Array {
  const before = known.get(codes)
  if (before !== undefined) return before
  const counts = new Int32Array(dictionary.length)
  for (let i = 0; i < codes.length; i++) if (codes[i] >= 0) counts[codes[i]]++
  known.set(codes, counts)
  return counts
}
