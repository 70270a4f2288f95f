import type { JsonObject } from '../../util/json.ts'
import type { ColumnSet } from '../../transforms/column-data.ts'
import type { ColumnProfile } from '../../profile/profile.ts'
import type { CleaningAction, SuggestContext } from '../action.ts'
import { columnOf, findingOf } from '../action.ts'
import { groupModes } from '../../profile/dependencies.ts'
import { textsIn } from '../column-values.ts'
import { isText, mapOption, textOption } from '../read-options.ts'

const leastRows = 3
const leastMajority = 0.9
const mostValues = 5000
/** Few values that seem to decide another column are a coincidence more often than a rule. */
const leastValues = 8
/** Stands for "no value known" between two operations; no file holds it. */
const unknownText = '\u0000'

export const repairDependency: CleaningAction = {
  name: 'repairDependency',
  title: 'Repair from another column',
  doc: 'Where another column decides this one (a postcode its city), writes what nine in ten training rows of the same value say; a value never seen in a group never seen becomes missing.',
  on: 'column',
  rows: 'keep',
  options: { by: { type: 'column', doc: 'the column that decides' } },
  suggest: (context) => {
    const finding = findingOf(context, 'dependency-violated')
    const by = finding?.evidence['by']
    if (finding === null || typeof by !== 'string' || !isWords(context.column)) return null
    const determinant = columnNamed(context, by)
    if (!isWords(determinant) || determinant!.distinct < leastValues) return null
    if (decidesBack(context, by)) return null
    return {
      options: { by },
      reason: `${finding.message} The few that differ are more likely slips than exceptions.`,
      finding: finding.code,
    }
  },
  fit: ({ set }, step) => learn(set, columnOf(step), textOption(step.options, 'by')!),
  lower: (step, kind) => {
    const decided = mapOption(step.learned, 'decided', isText)
    if (kind !== 'text' || Object.keys(decided).length === 0) return []
    const column = columnOf(step)
    const repaired = `${column} repaired`
    const known = mapOption(step.learned, 'known', isText)
    return [
      { op: 'mapText', from: textOption(step.options, 'by')!, to: repaired, map: decided, other: null },
      { op: 'fillBy', from: repaired, by: column, to: repaired, table: known, value: unknownText },
      { op: 'missingIf', from: repaired, to: repaired, values: [unknownText] },
      { op: 'normalizeText', from: repaired, to: column, steps: [] },
      { op: 'drop', columns: [repaired] },
    ]
  },
}

/** Where each decides the other nobody knows which of the two is the slip. */
function decidesBack({ profile, column }: SuggestContext, by: string): boolean {
  return profile.findings.some(
    ({ code, column: other, evidence }) =>
      code === 'dependency-violated' && other === by && evidence['by'] === column?.name,
  )
}

function columnNamed({ profile }: SuggestContext, name: string): ColumnProfile | null {
  return profile.columns.find((column) => column.name === name) ?? null
}

/** Numbers and dates are not repaired: where they differ they may well be right. */
function isWords(column: ColumnProfile | null): boolean {
  return column !== null && ['category', 'code'].includes(column.type)
}

function learn(set: ColumnSet, column: string, by: string): JsonObject {
  const dependent = textsIn(set, column)
  const determinant = textsIn(set, by)
  if (dependent === null || determinant === null || column === by) return { decided: {}, known: {} }
  const { commonest, size, agreeing } = groupModes(determinant, dependent)
  const decided: Record<string, string> = {}
  for (let level = 0; level < size.length; level++) {
    if (size[level] < leastRows || agreeing[level] < leastMajority * size[level]) continue
    decided[determinant.dictionary[level]] = dependent.dictionary[commonest[level]]
  }
  const present = new Set<number>(dependent.codes)
  const known = dependent.dictionary.filter((_, code) => present.has(code)).slice(0, mostValues)
  return { decided, known: Object.fromEntries(known.map((text) => [text, text])) }
}
