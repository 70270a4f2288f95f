import { quantile } from '../../profile/quantile.ts'
import type { ColumnData, ColumnSet } from '../../transforms/column-data.ts'
import type { ColumnOperation } from '../../transforms/operation.ts'
import type { JsonObject } from '../../util/json.ts'
import type { CleaningAction } from '../action.ts'
import { columnOf } from '../action.ts'
import { commonest, dataOf, sortedNumbers } from '../column-values.ts'
import { mapOption, textOption } from '../read-options.ts'

const mostGroups = 1000

export const fillByGroup: CleaningAction = {
  name: 'fillByGroup',
  title: 'Fill missing cells by group',
  doc: 'Fills with the median (the commonest of texts, yes and no) of the training rows that share the value of another column.',
  on: 'column',
  rows: 'keep',
  options: { by: { type: 'column', doc: 'the column whose values make the groups' } },
  fit: ({ set, types }, step) => {
    const column = columnOf(step)
    const usual = types.get(column) === 'boolean' ? commonest : usualValue
    return groupValues(set, column, textOption(step.options, 'by')!, usual)
  },
  lower: (step) => {
    const column = columnOf(step)
    const by = textOption(step.options, 'by')!
    const value = step.learned?.['value'] ?? null
    if (typeof value !== 'string' && typeof value !== 'number') return []
    const table = mapOption(step.learned, 'table', (entry): entry is string | number => typeof entry === typeof value)
    const fill = (key: string): ColumnOperation => ({ op: 'fillBy', from: column, by: key, to: column, table, value })
    if (step.learned?.['byNumber'] !== true) return [fill(by)]
    const key = `${by} as text`
    return [{ op: 'formatNumber', from: by, to: key }, fill(key), { op: 'drop', columns: [key] }]
  },
}

function groupValues(set: ColumnSet, column: string, by: string, usual: typeof commonest): JsonObject {
  const data = dataOf(set, column)
  const groups = dataOf(set, by)
  if (data === null || groups === null) return { value: null, table: {}, byNumber: false }
  const table: Record<string, string | number> = {}
  for (const [key, rows] of rowsByKey(groups)) {
    const value = usual(pick(data, rows))
    if (value !== null) table[key] = value
  }
  return { value: usual(data), table, byNumber: groups.kind === 'number' }
}

/** Rows of the first thousand groups; the others are filled with the value of all rows. */
function rowsByKey(groups: ColumnData): ReadonlyMap<string, readonly number[]> {
  const byKey = new Map<string, number[]>()
  const size = groups.kind === 'text' ? groups.codes.length : groups.values.length
  for (let row = 0; row < size; row++) {
    const key = keyAt(groups, row)
    if (key === null) continue
    const rows = byKey.get(key)
    if (rows !== undefined) rows.push(row)
    else if (byKey.size < mostGroups) byKey.set(key, [row])
  }
  return byKey
}

function keyAt(groups: ColumnData, row: number): string | null {
  if (groups.kind === 'text') return groups.codes[row] < 0 ? null : groups.dictionary[groups.codes[row]]
  return groups.values[row] === groups.values[row] ? String(groups.values[row]) : null
}

function pick(data: ColumnData, rows: readonly number[]): ColumnData {
  if (data.kind === 'text') return { ...data, codes: Int32Array.from(rows, (row) => data.codes[row]) }
  return { kind: 'number', values: Float64Array.from(rows, (row) => data.values[row]) }
}

function usualValue(data: ColumnData): string | number | null {
  if (data.kind === 'text') return commonest(data)
  const sorted = sortedNumbers(data)
  return sorted.length === 0 ? null : quantile(sorted, 0.5)
}
