import { interactionStrength } from '../../node.ts'
import { numberText } from '../number-text.ts'
import { textTable } from '../text-table.ts'
import type { ExplainView } from './view.ts'

/** Which pairs of columns act together. */
export const interactionsView: ExplainView = {
  option: 'interactions',
  async show({ pipeline, dataset, run }) {
    const data = await interactionStrength(pipeline, dataset, run)
    const rows = data.map(({ columns, strength, size }) => [
      columns.join(' × '),
      numberText(size),
      numberText(strength),
    ])
    const table = textTable(['columns', 'size', 'H'], rows, [1, 2])
    const meaning =
      'Size is in the unit of the prediction; H is the part of the joint effect that is not the sum of both.'
    return { data, text: `Columns of ${pipeline.target} that act together\n\n${table}\n\n${meaning}` }
  },
}
