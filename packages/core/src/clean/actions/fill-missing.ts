import { moments } from '../../profile/moments.ts'
import { quantile } from '../../profile/quantile.ts'
import type { ColumnData } from '../../transforms/column-data.ts'
import type { CleaningAction } from '../action.ts'
import { columnOf } from '../action.ts'
import { commonest, dataOf, sortedNumbers } from '../column-values.ts'
import { textOption } from '../read-options.ts'

export const fillMissing: CleaningAction = {
  name: 'fillMissing',
  title: 'Fill missing cells',
  doc: 'Writes one value into every missing cell: given, or the median, mean or commonest value of the training rows.',
  on: 'column',
  rows: 'keep',
  options: {
    with: {
      type: 'choice',
      choices: ['median', 'mean', 'mode', 'constant'],
      default: 'median',
      doc: 'where the value comes from; median and mean of texts are their mode, and the median of yes and no is too',
    },
    value: { type: 'number-or-text', default: null, doc: 'the value, with `constant`' },
  },
  fit: ({ set, types }, step) => {
    const data = dataOf(set, step.column)
    const isYesOrNo = step.column !== null && types.get(step.column) === 'boolean'
    const method = textOption(step.options, 'with') ?? 'median'
    return {
      value:
        data === null
          ? null
          : fillValue(data, isYesOrNo && method === 'median' ? 'mode' : method, step.options['value'] ?? null),
    }
  },
  lower: (step, kind) => {
    const value = step.learned?.['value'] ?? null
    const fits = typeof value === (kind === 'text' ? 'string' : 'number')
    return value === null || !fits
      ? []
      : [{ op: 'fill', from: columnOf(step), to: columnOf(step), value: value as string | number }]
  },
}

/** Null where nothing can be learned: every cell is missing. */
function fillValue(data: ColumnData, method: string, given: unknown): string | number | null {
  if (method === 'constant') return constantFor(data, given)
  if (data.kind === 'text' || method === 'mode') return commonest(data)
  const sorted = sortedNumbers(data)
  if (sorted.length === 0) return null
  return method === 'mean' ? moments(sorted).mean : quantile(sorted, 0.5)
}

function constantFor(data: ColumnData, given: unknown): string | number | null {
  if (data.kind === 'text') return given === null ? null : String(given)
  const value = typeof given === 'string' && given.trim() !== '' ? Number(given) : given
  return typeof value === 'number' && value - value === 0 ? value : null
}
