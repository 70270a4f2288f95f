import { treeRules } from '../../node.ts'
import type { ExplainView } from './view.ts'

/** A tree in words. */
export const rulesView: ExplainView = {
  option: 'rules',
  async show({ pipeline }) {
    const data = treeRules(pipeline)
    return { data, text: data.map(({ text }) => text).join('\n') }
  },
}
