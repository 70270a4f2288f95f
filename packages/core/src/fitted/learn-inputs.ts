import { columnDataOf } from '../features/column-set-of.ts'
import type { Column } from '../table/column.ts'
import type { Dataset } from '../table/dataset.ts'
import type { NumberData, TextData } from '../transforms/column-data.ts'
import { selectSmallest } from '../util/select-smallest.ts'
import type { InputColumn } from './fitted-pipeline.ts'

/** Distinct texts that a schema lists; a column with more is open: any text is in its domain. */
const mostValues = 1000

/** The typed schema of the columns that a pipeline reads, learned on training rows. */
export function learnInputs(
  dataset: Dataset,
  rows: Int32Array | undefined,
  columns: readonly string[],
): readonly InputColumn[] {
  return columns.map((name) => learnInput(dataset.column(name), rows))
}

function learnInput(column: Column, rows: Int32Array | undefined): InputColumn {
  const data = columnDataOf(column, rows)
  const learned =
    data.kind === 'number' ? learnNumbers(data) : learnTexts(data, column.type === 'category' || column.type === 'code')
  return { name: column.name, kind: data.kind, type: column.type, format: column.format, ...learned }
}

type Learned = Pick<InputColumn, 'missingShare' | 'range' | 'values' | 'usual'>

function learnNumbers({ values }: NumberData): Learned {
  const finite = new Float64Array(values.length)
  let count = 0
  let missing = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    if (value - value === 0) finite[count++] = value
    else if (value !== value) missing++
  }
  const known = finite.subarray(0, count)
  return {
    missingShare: share(missing, values.length),
    range: rangeOf(known),
    values: null,
    usual: known.length === 0 ? null : selectSmallest(known, (known.length - 1) >> 1) + 0,
  }
}

function rangeOf(known: Float64Array): readonly [number, number] | null {
  let low = Infinity
  let high = -Infinity
  for (let i = 0; i < known.length; i++) {
    if (known[i] < low) low = known[i]
    if (known[i] > high) high = known[i]
  }
  return known.length === 0 ? null : [low + 0, high + 0] // −0 becomes 0
}

function learnTexts({ codes, dictionary }: TextData, closed: boolean): Learned {
  const counts = new Int32Array(dictionary.length)
  let missing = 0
  for (const code of codes) {
    if (code < 0) missing++
    else counts[code]++
  }
  const seen = dictionary.map((text, code) => ({ text, count: counts[code] })).filter(({ count }) => count > 0)
  seen.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
  return {
    missingShare: share(missing, codes.length),
    range: null,
    values: closed && seen.length <= mostValues ? seen.map(({ text }) => text) : null,
    usual: seen.length === 0 ? null : seen[0].text,
  }
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}
