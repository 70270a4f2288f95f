import { columnSetOf } from '../../features/column-set-of.ts'
import type { CleaningAction } from '../action.ts'
import { columnOf } from '../action.ts'
import { textCounts, textsIn } from '../column-values.ts'
import { textsOption } from '../read-options.ts'

const yesWords = ['true', 't', 'yes', 'y', '1', 'on']
const noWords = ['false', 'f', 'no', 'n', '0', 'off']
const mostSpellings = 16

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
  suggest: ({ column, dataset }) => {
    if (column === null || column.type !== 'category' || column.distinct < 3 || column.distinct > mostSpellings)
      return null
    const texts = [...textCounts(textsIn(columnSetOf(dataset, undefined, [column.name]), column.name)!).keys()]
    const yes = texts.filter((text) => yesWords.includes(text.trim().toLowerCase()))
    const no = texts.filter((text) => noWords.includes(text.trim().toLowerCase()))
    if (yes.length === 0 || no.length === 0 || yes.length + no.length < texts.length) return null
    const shown = [...yes, ...no].map((text) => JSON.stringify(text)).join(', ')
    return {
      options: { true: yes, false: no },
      reason: `"${column.name}" writes yes and no in ${texts.length} ways (${shown}). Read as yes and no, rows that say the same are the same.`,
    }
  },
  lower: (step, kind) => {
    if (kind === 'number') return []
    const table: Record<string, number> = {}
    for (const word of textsOption(step.options, 'true')) table[word] = 1
    for (const word of textsOption(step.options, 'false')) table[word] = 0
    return [{ op: 'lookUp', from: columnOf(step), to: columnOf(step), table, other: null, missing: null }]
  },
}
