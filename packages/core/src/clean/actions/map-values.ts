import type { CleaningAction } from '../action.ts'
import { columnOf } from '../action.ts'
import { isTextOrNull, mapOption, textOption } from '../read-options.ts'

export const mapValues: CleaningAction = {
  name: 'mapValues',
  title: 'Replace values',
  doc: 'Replaces texts by others, or by a missing cell.',
  on: 'column',
  rows: 'keep',
  options: {
    map: { type: 'map', doc: 'text → text, or null for missing' },
    other: { type: 'text', default: null, doc: 'what all other texts become; they stay when it is left out' },
  },
  lower: (step, kind) => {
    const column = columnOf(step)
    const mapped = {
      op: 'mapText',
      from: column,
      to: column,
      map: mapOption(step.options, 'map', isTextOrNull),
      other: textOption(step.options, 'other') ?? 'keep',
    } as const
    return kind === 'number' ? [{ op: 'formatNumber', from: column, to: column }, mapped] : [mapped]
  },
}
