import type { Column } from '../../table/column.ts'

/** A column as its cells stand in the file: errors of writing are only seen there. Code 0 is the empty or missing cell. */
export interface RawColumn {
  readonly name: string
  readonly codes: Int32Array
  readonly texts: readonly string[]
  readonly counts: Int32Array
  readonly numeric: Float64Array | null
}

export function rawColumn(column: Column): RawColumn {
  const codes = new Int32Array(column.length)
  const texts: string[] = ['']
  const codeOf = new Map<string, number>()
  for (let row = 0; row < column.length; row++) {
    const text = column.original(row).trim()
    // a text that the column's type could not hold counts as missing there, but here it is what is to be judged
    if (text === '' || (column.missing[row] !== 0 && isMissingText(text))) continue
    let code = codeOf.get(text)
    if (code === undefined) {
      code = texts.length
      codeOf.set(text, code)
      texts.push(text)
    }
    codes[row] = code
  }
  const counts = new Int32Array(texts.length)
  for (let row = 0; row < codes.length; row++) counts[codes[row]]++
  return {
    name: column.name,
    codes,
    texts,
    counts,
    numeric: column.storage === 'number' && column.type !== 'quantity' ? column.values : null,
  }
}

function isMissingText(text: string): boolean {
  return /^(?:nan|na|n\/a|null|none|#n\/a|empty|missing|\?|-+|\.)$/i.test(text)
}
