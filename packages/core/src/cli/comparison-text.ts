import { compareProfiles, type ColumnChange, type Profile } from '../node.ts'
import { countText } from './number-text.ts'
import { textTable } from './text-table.ts'

/** What changed from one profile to another, for the terminal: only the columns that did. */
export function comparisonText(before: Profile, after: Profile): string {
  const { columns } = compareProfiles(before, after)
  const changed = columns.filter(({ change }) => change !== 'same')
  const head = `${before.name} (${countText(before.rowCount, 'row')}) against ${after.name} (${countText(after.rowCount, 'row')})`
  if (changed.length === 0) return `${head}: no column changed beyond the thresholds.`
  return [
    `${head}: ${changed.length} of ${countText(columns.length, 'column')} changed`,
    '',
    textTable(['column', 'change', 'missing', 'distance', 'shift of mean', 'new values'], changed.map(rowOf), [3, 4]),
  ].join('\n')
}

function rowOf({ column, change, type, missing, distance, meanShift, newValues }: ColumnChange): readonly string[] {
  return [
    column,
    change === 'retyped' ? `${type[0]} → ${type[1]}` : change,
    missing[0] === missing[1] ? '' : missing.map(percentOf).join(' → '),
    distance === null ? '' : distance.toFixed(3),
    meanShift === null ? '' : meanShift.toFixed(2),
    newValues.slice(0, 5).join(', '),
  ]
}

function percentOf(share: number | null): string {
  return share === null ? '–' : `${(100 * share).toFixed(1)} %`
}
