import { nearestRows } from '../../node.ts'
import { numberText } from '../number-text.ts'
import { textTable } from '../text-table.ts'
import { rowOption, textsOfRow } from './row-option.ts'
import type { ExplainView } from './view.ts'

const shownColumns = 6
const longest = 24

/** The rows of the file that are most like one of them. */
export const nearestView: ExplainView = {
  option: 'nearest',
  async show({ pipeline, dataset, options }) {
    const row = rowOption(dataset, 'nearest', options.nearest)
    const found = nearestRows(pipeline, dataset, textsOfRow(dataset, row), { count: 6 })
    const data = found.filter((one) => one.row !== row).slice(0, 5)
    const names = pipeline.inputs.slice(0, shownColumns).map(({ name }) => name)
    const rows = data.map((one) => [
      String(one.row + 1),
      numberText(one.distance),
      one.actual ?? '–',
      typeof one.prediction === 'number' ? numberText(one.prediction) : one.prediction,
      ...names.map((name) => short(one.values[name] ?? '–')),
    ])
    const table = textTable(['row', 'distance', pipeline.target, 'predicted', ...names], rows, [0, 1])
    return { data, text: `The rows most like row ${row + 1}\n\n${table}` }
  },
}

function short(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text
}
