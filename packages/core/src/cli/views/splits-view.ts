import { treeImportance } from '../../node.ts'
import { numberText } from '../number-text.ts'
import { textTable } from '../text-table.ts'
import type { ExplainView } from './view.ts'

/** How much the trees used each column. */
export const splitsView: ExplainView = {
  option: 'splits',
  async show({ pipeline }) {
    const data = treeImportance(pipeline)
    const rows = data.map(({ column, gain, splits }) => [column, numberText(100 * gain), numberText(100 * splits)])
    return { data, text: textTable(['column', '% of the gain', '% of the splits'], rows, [1, 2]) }
  },
}
