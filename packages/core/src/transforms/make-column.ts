import type { NumberData, TextData } from './column-data.ts'

export function numberColumn(rowCount: number, at: (row: number) => number): NumberData {
  const values = new Float64Array(rowCount)
  for (let row = 0; row < rowCount; row++) values[row] = at(row)
  return { kind: 'number', values }
}

/** Texts as codes into a dictionary of the distinct ones, in order of first appearance. */
export function textColumn(rowCount: number, at: (row: number) => string | null): TextData {
  const codeOf = new Map<string | null, number>([[null, -1]])
  const dictionary: string[] = []
  const codes = new Int32Array(rowCount)
  for (let row = 0; row < rowCount; row++) {
    const text = at(row)
    let code = codeOf.get(text)
    if (code === undefined) {
      code = dictionary.push(text!) - 1
      codeOf.set(text, code)
    }
    codes[row] = code
  }
  return { kind: 'text', codes, dictionary }
}
