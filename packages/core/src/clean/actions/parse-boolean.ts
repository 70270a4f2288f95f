import type { CleaningAction } from '../action.ts'
import { columnOf } from '../action.ts'
import { textsOption } from '../read-options.ts'

export const parseBoolean: CleaningAction = {
  name: 'parseBoolean',
  title: 'Read as yes or no',
  doc: 'Reads the given words as 1 and 0; anything else becomes missing.',
  on: 'column',
  rows: 'keep',
  options: {
    true: {
      type: 'texts',
      default: ['true', 'True', 'TRUE', 'yes', 'Yes', 'YES', 'y', 'Y', '1'],
      doc: 'words for yes',
    },
    false: {
      type: 'texts',
      default: ['false', 'False', 'FALSE', 'no', 'No', 'NO', 'n', 'N', '0'],
      doc: 'words for no',
    },
  },
  lower: (step, kind) => {
    if (kind === 'number') return []
    const table: Record<string, number> = {}
    for (const word of textsOption(step.options, 'true')) table[word] = 1
    for (const word of textsOption(step.options, 'false')) table[word] = 0
    return [{ op: 'lookUp', from: columnOf(step), to: columnOf(step), table, other: null, missing: null }]
  },
}
