import { compareProfiles, type ColumnChange, type Finding, type Profile, type ReportLanguage } from '../node.ts'
import { findingsText } from './findings-text.ts'
import { countText } from './number-text.ts'
import { profileWords } from './profile-words.ts'
import { textTable } from './text-table.ts'

/** What changed from one profile to another, for the terminal: only the columns that did, then what it means. */
export function comparisonText(
  before: Profile,
  after: Profile,
  {
    language = 'en',
    thresholds = false,
    shared,
  }: { readonly language?: ReportLanguage; readonly thresholds?: boolean; readonly shared: Finding | null },
): string {
  const words = profileWords[language]
  const { columns, findings } = compareProfiles(before, after)
  const changed = columns.filter(({ change }) => change !== 'same')
  const said = [...(shared === null ? [] : [shared]), ...findings]
  const sizeOf = ({ name, rowCount }: Profile): string => `${name} (${countText(rowCount, ...words.row)})`
  const head = `${sizeOf(before)} ${words.against} ${sizeOf(after)}`
  const rest = said.length === 0 ? [] : ['', findingsText(said, { language, thresholds, evidence: true })]
  if (changed.length === 0) return [`${head}: ${words.same}`, ...rest].join('\n')
  return [
    `${head}: ${words.changed(changed.length, countText(columns.length, ...words.column))}`,
    '',
    textTable(
      words.changeHead,
      changed.map((change) => rowOf(change, words.changes)),
      [3, 4],
    ),
    ...rest,
  ].join('\n')
}

function rowOf(
  { column, change, type, missing, distance, meanShift, newValues }: ColumnChange,
  changes: { readonly [change: string]: string },
): readonly string[] {
  return [
    column,
    change === 'retyped' ? `${type[0]} → ${type[1]}` : changes[change],
    missing[0] === missing[1] ? '' : missing.map(percentOf).join(' → '),
    distance === null ? '' : distance.toFixed(3),
    meanShift === null ? '' : meanShift.toFixed(2),
    newValues.slice(0, 5).join(', '),
  ]
}

function percentOf(share: number | null): string {
  return share === null ? '–' : `${(100 * share).toFixed(1)} %`
}
