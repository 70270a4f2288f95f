import { explain, type Explanation, type FittedPipeline } from '../../node.ts'
import { numberText } from '../number-text.ts'
import { textTable } from '../text-table.ts'
import type { ExplainView } from './view.ts'

/** Rows and columns that people are shown; `--json` gives all. */
const shownRows = 5
const shownColumns = 8

/** Why each row of a file is predicted as it is. */
export const rowsView: ExplainView = {
  option: null,
  async show({ pipeline, dataset, options, run }) {
    const explanation = await explain(pipeline, dataset, {
      ...(options.class !== undefined && { class: String(options.class) }),
      ...(options.space !== undefined && { space: options.space as Explanation['space'] }),
      ...run,
    })
    return { data: explanation, text: explanationText(pipeline, explanation) }
  },
}

function explanationText({ target }: FittedPipeline, { space, rows, importance }: Explanation): string {
  const unit = space === 'margin' ? 'raw scores' : 'predictions'
  const all = textTable(
    ['column', 'mean size'],
    importance.map(({ column, value }) => [column, numberText(value)]),
    [1],
  )
  const some = rows.slice(0, shownRows).map((row, i) => rowText(i, row))
  const rest = rows.length - some.length
  return [
    `What the columns contribute to ${target}, in ${unit}`,
    '',
    all,
    ...some,
    ...(rest > 0 ? ['', `… and ${rest} more; --json gives all`] : []),
  ].join('\n')
}

function rowText(index: number, row: Explanation['rows'][number]): string {
  const name = row.class === null ? '' : ` for ${row.class}`
  const shown = row.contributions.slice(0, shownColumns)
  const table = textTable(
    ['column', 'value', 'contribution'],
    shown.map(({ column, value, contribution }) => [
      column,
      value === null ? '–' : String(value),
      `${contribution >= 0 ? '+' : ''}${numberText(contribution)}`,
    ]),
    [2],
  )
  return `\nRow ${index + 1}: ${numberText(row.value)}${name}, from ${numberText(row.base)}\n${table}`
}
