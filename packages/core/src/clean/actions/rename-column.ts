import type { CleaningAction } from '../action.ts'
import { columnOf } from '../action.ts'
import { textOption } from '../read-options.ts'

export const renameColumn: CleaningAction = {
  name: 'renameColumn',
  title: 'Rename the column',
  doc: 'Gives the column another name; prediction still reads the old one from the file.',
  on: 'column',
  rows: 'keep',
  options: { to: { type: 'text', doc: 'the new name' } },
  lower: (step, kind) => {
    const from = columnOf(step)
    const to = textOption(step.options, 'to')!
    if (to === from) return []
    const copy =
      kind === 'text'
        ? ({ op: 'normalizeText', from, to, steps: [] } as const)
        : ({ op: 'affine', from, to, scale: 1, offset: 0 } as const)
    return [copy, { op: 'drop', columns: [from] }]
  },
}
