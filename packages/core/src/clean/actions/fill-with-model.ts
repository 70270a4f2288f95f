import { correlationRatio } from '../../profile/pairs/correlation-ratio.ts'
import { contingency } from '../../profile/pairs/contingency.ts'
import { cramersV } from '../../profile/pairs/cramers-v.ts'
import type { ColumnData, ColumnSet, TextData } from '../../transforms/column-data.ts'
import type { JsonObject } from '../../util/json.ts'
import type { CleaningAction } from '../action.ts'
import { columnOf } from '../action.ts'
import { dataOf, textCounts } from '../column-values.ts'
import { textOption, textsOption } from '../read-options.ts'
import { fillByGroup } from './fill-by-group.ts'

const mostGroups = 200

export const fillWithModel: CleaningAction = {
  name: 'fillWithModel',
  title: 'Fill from the column that tells most',
  doc: 'Finds the category column that explains the filled training cells best and fills each missing cell with the usual value of its group there.',
  on: 'column',
  rows: 'keep',
  readsAll: true,
  options: { from: { type: 'texts', default: [], doc: 'columns to choose from; all category columns when empty' } },
  fit: async (data, step, run) => {
    const by = bestColumn(data.set, columnOf(step), textsOption(step.options, 'from'), data.target)
    if (by === null) return { by: null }
    return { by, ...((await fillByGroup.fit!(data, asGroupStep(step, by), run)) as JsonObject) }
  },
  lower: (step, kind) => {
    const by = textOption(step.learned, 'by')
    return by === null ? [] : fillByGroup.lower(asGroupStep(step, by), kind)
  },
}

function asGroupStep(step: Parameters<CleaningAction['lower']>[0], by: string): Parameters<CleaningAction['lower']>[0] {
  return { ...step, options: { by } }
}

/** The strongest by η (numbers) or Cramér's V (texts) among category columns of at most 200 values; the target is never read. */
function bestColumn(set: ColumnSet, column: string, from: readonly string[], target: string | null): string | null {
  const data = dataOf(set, column)
  if (data === null) return null
  let best: string | null = null
  let most = 0.1
  for (const [name, other] of set.columns) {
    if (name === column || name === target || other.kind !== 'text' || (from.length > 0 && !from.includes(name)))
      continue
    const strength = strengthOf(data, other)
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
