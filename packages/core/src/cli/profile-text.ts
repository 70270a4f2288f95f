import { actions, type ColumnProfile, type Finding, type Profile, type ReportLanguage } from '../node.ts'
import { findingsText } from './findings-text.ts'
import { countText, numberText } from './number-text.ts'
import { profileWords } from './profile-words.ts'
import { textTable } from './text-table.ts'

/** A profile for the terminal: one line a column, then what is wrong, with its rows and its remedy. */
export function profileText(
  { name, rowCount, columnCount, table, target, columns, findings }: Profile,
  { language = 'en', thresholds = false }: { readonly language?: ReportLanguage; readonly thresholds?: boolean } = {},
): string {
  const words = profileWords[language]
  const sizes = [
    countText(rowCount, ...words.row),
    countText(columnCount, ...words.column),
    countText(table.missingCells, ...words.missing),
    countText(table.duplicateRows, ...words.duplicate),
  ]
  const reason = target !== null && language === 'en' ? ` ${target.reason}` : ''
  return [
    `${name}: ${sizes.join(', ')}`,
    ...(target === null ? [] : [`${words.target} ${target.name}: ${words.tasks[target.task]}.${reason}`]),
    '',
    textTable(
      words.head,
      columns.map((column) => rowOf(column, words.mean)),
      [2, 3],
    ),
    '',
    findings.length === 0 ? words.nothing : findingsText(findings, { language, thresholds, evidence: true }),
    ...remediesOf(findings, words.remedies),
  ].join('\n')
}

/** One line on how the actions named are done, with one that needs no options as the example. */
function remediesOf(findings: readonly Finding[], words: (step: string) => string): readonly string[] {
  const named = findings.filter(({ evidence }) => typeof evidence['action'] === 'string')
  if (named.length === 0) return []
  const { column, evidence } = named.find(({ evidence: { action } }) => needsNoOption(String(action))) ?? named[0]
  return ['', words(JSON.stringify({ action: evidence['action'], ...(column !== undefined && { column }) }))]
}

function needsNoOption(name: string): boolean {
  const specs: readonly { readonly default?: unknown }[] = Object.values(
    Object.hasOwn(actions, name) ? actions[name as keyof typeof actions].options : {},
  )
  return specs.every((spec) => spec.default !== undefined)
}

function rowOf(column: ColumnProfile, mean: string): readonly string[] {
  const share = column.count === 0 ? 0 : (100 * column.missing) / column.count
  return [
    column.name,
    column.type,
    column.missing === 0 ? '' : `${share < 0.1 ? '< 0.1' : share.toFixed(1)} %`,
    `${column.distinctExact ? '' : '≈ '}${column.distinct}`,
    valuesOf(column, mean),
  ]
}

function valuesOf({ type, number, date, top }: ColumnProfile, mean: string): string {
  if (number !== null)
    return `${numberText(number.min)} … ${numberText(number.max)}, ${mean} ${numberText(number.mean)}`
  const part = type === 'time' ? clockOf : dayOf
  if (date !== null) return `${part(date.min)} … ${part(date.max)}`
  const shown = top
    .slice(0, 3)
    .map(({ value, count }) => `${value.length > 24 ? `${value.slice(0, 23)}…` : value} (${count})`)
  return shown.join(', ')
}

function dayOf(milliseconds: number): string {
  return Number.isFinite(milliseconds) ? new Date(milliseconds).toISOString().slice(0, 10) : '–'
}

function clockOf(milliseconds: number): string {
  return Number.isFinite(milliseconds) ? new Date(milliseconds).toISOString().slice(11, 19) : '–'
}
