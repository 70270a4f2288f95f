import { contingency } from '../../profile/pairs/contingency.ts'
import { correlationRatio } from '../../profile/pairs/correlation-ratio.ts'
import { cramersV } from '../../profile/pairs/cramers-v.ts'
import type { ColumnData, ColumnSet, TextData } from '../../transforms/column-data.ts'
import type { JsonObject } from '../../util/json.ts'
import type { CleaningAction, FitData } from '../action.ts'
import { columnOf } from '../action.ts'
import { commonest, dataOf, textCounts } from '../column-values.ts'
import { textOption, textsOption } from '../read-options.ts'
import { learnExpected, lowerExpected } from '../regression/expected-value.ts'
import { fillByGroup } from './fill-by-group.ts'
import { fillMissing } from './fill-missing.ts'

const mostGroups = 200
const leastStrength = 0.1

export const fillWithModel: CleaningAction = {
  name: 'fillWithModel',
  title: 'Fill from the other columns',
  doc: 'Numbers: a ridge regression on the other columns, where it beats the median on training rows held back, else the median. Texts, yes and no: the usual value among rows that share the value of the column that tells most.',
  on: 'column',
  rows: 'keep',
  readsAll: true,
  options: { from: { type: 'texts', default: [], doc: 'columns to learn from; all but the target when empty' } },
  fit: (data, step, run) => {
    const column = columnOf(step)
    const names = readableColumns(data, column, textsOption(step.options, 'from'))
    const type = data.types.get(column)
    if (isMoment(type)) return learnMedianDate(data, step)
    if (dataOf(data.set, column)?.kind === 'number' && type !== 'boolean')
      return learnExpected(data.set, column, names, run.seed ?? 0)
    return learnGroups(data, column, names)
  },
  lower: (step, kind) => {
    if (step.learned === null) return []
    const by = textOption(step.learned, 'by')
    if (by !== null) return fillByGroup.lower(asGroupStep(step, by), kind)
    const value = step.learned['value']
    if (typeof value !== 'string') return lowerExpected(columnOf(step), step.learned)
    return [{ op: 'fill', from: columnOf(step), to: columnOf(step), value }]
  },
}

type Step = Parameters<CleaningAction['lower']>[0]

function asGroupStep(step: Step, by: string): Step {
  return { ...step, options: { by } }
}

/** Never the target, and no dates: a sum of dates is none. */
function readableColumns({ set, target, types }: FitData, column: string, from: readonly string[]): readonly string[] {
  return [...set.columns.keys()].filter(
    (name) =>
      name !== column && name !== target && !isMoment(types.get(name)) && (from.length === 0 || from.includes(name)),
  )
}

function isMoment(type: string | undefined): boolean {
  return type === 'date' || type === 'datetime' || type === 'time'
}

function learnMedianDate(data: FitData, step: Step): JsonObject {
  const learned = fillMissing.fit!(data, { ...step, options: { with: 'median' } }, {}) as JsonObject
  return { model: 'median', ...learned, note: 'the median, for dates are not predicted' }
}

function learnGroups(data: FitData, column: string, names: readonly string[]): JsonObject {
  const cells = dataOf(data.set, column)!
  const by = bestColumn(data.set, cells, names)
  if (by !== null) {
    const groups = fillByGroup.fit!(data, asGroupStep({ column } as Step, by), {}) as JsonObject
    return { model: 'groups', by, ...groups, note: `the usual value of rows with the same ${by}` }
  }
  const value = commonest(cells)
  if (value === null) return { model: 'commonest', value, note: 'nothing, for every cell is missing' }
  return { model: 'commonest', value, note: `the commonest value ${value}, for no other column tells which` }
}

/** The strongest by η (numbers) or Cramér's V (texts) among category columns of at most 200 values. */
function bestColumn(set: ColumnSet, cells: ColumnData, names: readonly string[]): string | null {
  let best: string | null = null
  let most = leastStrength
  for (const name of names) {
    const other = set.columns.get(name)!
    const strength = other.kind === 'text' ? strengthOf(cells, other) : NaN
    if (!(strength > most)) continue
    most = strength
    best = name
  }
  return best
}

function strengthOf(data: ColumnData, by: TextData): number {
  const levels = textCounts(by).size
  if (levels < 2 || levels > mostGroups || levels > by.codes.length / 2) return NaN
  if (data.kind === 'number') return correlationRatio(by.codes, by.dictionary.length, data.values)
  if (textCounts(data).size > mostGroups) return NaN
  return cramersV(contingency(by.codes, by.dictionary.length, data.codes, data.dictionary.length))
}
