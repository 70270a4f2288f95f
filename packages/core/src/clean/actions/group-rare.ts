import type { CleaningAction } from '../action.ts'
import { columnOf } from '../action.ts'
import { textCounts, textsIn } from '../column-values.ts'
import { isText, mapOption, numberOption, textOption } from '../read-options.ts'

const mostKept = 1000

export const groupRare: CleaningAction = {
  name: 'groupRare',
  title: 'Put rare categories together',
  doc: 'Texts in fewer training rows than a least number, and texts never seen in training, become one category.',
  on: 'column',
  rows: 'keep',
  options: {
    least: {
      type: 'number',
      default: 10,
      min: 1,
      max: 1_000_000_000,
      doc: 'training rows that a category must have to keep its name',
    },
    name: { type: 'text', default: 'other', doc: 'name of the common category' },
  },
  fit: ({ set }, step) => {
    const texts = textsIn(set, step.column)
    if (texts === null) return { keep: null }
    const least = numberOption(step.options, 'least') ?? 10
    const kept = [...textCounts(texts)]
      .filter(([, count]) => count >= least)
      .sort((a, b) => b[1] - a[1])
      .slice(0, mostKept)
    return { keep: Object.fromEntries(kept.map(([text]) => [text, text])) }
  },
  lower: (step, kind) => {
    if (kind === 'number' || step.learned === null || step.learned['keep'] === null) return []
    return [
      {
        op: 'mapText',
        from: columnOf(step),
        to: columnOf(step),
        map: mapOption(step.learned, 'keep', isText),
        other: textOption(step.options, 'name') ?? 'other',
      },
    ]
  },
}
