import type { ColumnProfile, Profile } from '../node.ts'
import { findingsText } from './findings-text.ts'
import { countText, numberText } from './number-text.ts'
import { textTable } from './text-table.ts'

/** A profile for the terminal: one line a column, then what is wrong. */
export function profileText({ name, rowCount, columnCount, table, target, columns, findings }: Profile): string {
  return [
    `${name}: ${countText(rowCount, 'row')}, ${countText(columnCount, 'column')}, ${countText(table.missingCells, 'missing cell')}, ${countText(table.duplicateRows, 'duplicate row')}`,
    ...(target === null ? [] : [`target ${target.name}: ${target.task}. ${target.reason}`]),
    '',
    textTable(['column', 'type', 'missing', 'distinct', 'values'], columns.map(rowOf), [2, 3]),
    '',
    findings.length === 0 ? 'Nothing to find fault with.' : findingsText(findings),
  ].join('\n')
}

function rowOf(column: ColumnProfile): readonly string[] {
  const share = column.count === 0 ? 0 : (100 * column.missing) / column.count
  return [
    column.name,
    column.type,
    column.missing === 0 ? '' : `${share < 0.1 ? '< 0.1' : share.toFixed(1)} %`,
    `${column.distinctExact ? '' : '≈ '}${column.distinct}`,
    valuesOf(column),
  ]
}

function valuesOf({ number, date, top }: ColumnProfile): string {
  if (number !== null) return `${numberText(number.min)} … ${numberText(number.max)}, mean ${numberText(number.mean)}`
  if (date !== null) return `${dayOf(date.min)} … ${dayOf(date.max)}`
  const shown = top
    .slice(0, 3)
    .map(({ value, count }) => `${value.length > 24 ? `${value.slice(0, 23)}…` : value} (${count})`)
  return shown.join(', ')
}

function dayOf(milliseconds: number): string {
  return Number.isFinite(milliseconds) ? new Date(milliseconds).toISOString().slice(0, 10) : '–'
}
