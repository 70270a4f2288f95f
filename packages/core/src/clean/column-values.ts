import type { ColumnData, ColumnSet, NumberData, TextData } from '../transforms/column-data.ts'

/** The column of a set, or null: a step may speak of one that an earlier step dropped. */
export function dataOf(set: ColumnSet, column: string | null): ColumnData | null {
  return column === null ? null : (set.columns.get(column) ?? null)
}

export function numbersIn(set: ColumnSet, column: string | null): NumberData | null {
  const data = dataOf(set, column)
  return data?.kind === 'number' ? data : null
}

export function textsIn(set: ColumnSet, column: string | null): TextData | null {
  const data = dataOf(set, column)
  return data?.kind === 'text' ? data : null
}

/** The finite numbers in ascending order. */
export function sortedNumbers(data: NumberData): Float64Array {
  return data.values.filter((value) => value - value === 0).sort()
}

/** Texts that stand in the rows, with how often, in order of first appearance. */
export function textCounts(data: TextData): ReadonlyMap<string, number> {
  const counts = new Int32Array(data.dictionary.length)
  const order: number[] = []
  for (let row = 0; row < data.codes.length; row++) {
    const code = data.codes[row]
    if (code < 0) continue
    if (counts[code]++ === 0) order.push(code)
  }
  return new Map(order.map((code) => [data.dictionary[code], counts[code]]))
}

/** The most frequent text or number; ties go to the first seen. Null when all are missing. */
export function commonest(data: ColumnData): string | number | null {
  const counts: ReadonlyMap<string | number, number> = data.kind === 'text' ? textCounts(data) : numberCounts(data)
  let best: string | number | null = null
  let most = 0
  for (const [value, count] of counts) {
    if (count <= most) continue
    most = count
    best = value
  }
  return best
}

function numberCounts(data: NumberData): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const value of data.values) if (value === value) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}
