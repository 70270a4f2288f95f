import { explain, takeRows, type Explanation, type FittedPipeline } from '../../node.ts'
import { countText, numberText } from '../number-text.ts'
import { spreadRows } from '../spread-rows.ts'
import { textTable } from '../text-table.ts'
import { cellText } from './cell-text.ts'
import { rowOption } from './row-option.ts'
import type { ExplainView, ViewRequest } from './view.ts'

/** Rows and columns that people are shown; `--json` gives all. */
const shownRows = 5
const shownColumns = 8

/** Why each row of a file is predicted as it is; people are told of the first ones and the mean over rows from all over the file. */
export const rowsView: ExplainView = {
  option: null,
  async show({ pipeline, dataset, options, run }) {
    const of = (rows: ViewRequest['dataset']): Promise<Explanation> =>
      explain(pipeline, rows, {
        ...(options.class !== undefined && { class: String(options.class) }),
        ...(options.space !== undefined && { space: options.space as Explanation['space'] }),
        ...run,
      })
    if (options.json) {
      const data = await of(dataset)
      return { data, text: '' }
    }
    const first = Int32Array.from({ length: Math.min(shownRows, dataset.rowCount) }, (_, row) => row)
    const overall = await of(spreadRows(pipeline, dataset))
    const shown = await of(takeRows(dataset, first))
    return { data: overall, text: explanationText(pipeline, overall, shown, dataset.rowCount) }
  },
}

/** Why one row is predicted as it is. */
export const rowView: ExplainView = {
  option: 'row',
  async show({ pipeline, dataset, options, run }) {
    const row = rowOption(dataset, 'row', options.row)
    const data = await explain(pipeline, takeRows(dataset, Int32Array.of(row)), {
      ...(options.class !== undefined && { class: String(options.class) }),
      ...(options.space !== undefined && { space: options.space as Explanation['space'] }),
      ...run,
    })
    const [found] = data.rows
    return {
      data,
      text: `${pipeline.target}, ${unitOf(data)}\n${rowText(pipeline, row, found, found.contributions.length)}`,
    }
  },
}

function unitOf({ space }: Explanation): string {
  return space === 'margin' ? 'in raw scores' : 'in predictions'
}

function explanationText(
  pipeline: FittedPipeline,
  overall: Explanation,
  { rows }: Explanation,
  rowCount: number,
): string {
  const over =
    overall.rows.length < rowCount
      ? `, mean over ${overall.rows.length} of ${countText(rowCount, 'row')}, from all over the file`
      : ''
  const all = textTable(
    ['column', 'mean size'],
    overall.importance.map(({ column, value }) => [column, numberText(value)]),
    [1],
  )
  const rest = rowCount - rows.length
  return [
    `What the columns contribute to ${pipeline.target}, ${unitOf(overall)}${over}`,
    '',
    all,
    ...rows.map((row, i) => rowText(pipeline, i, row, shownColumns)),
    ...(rest > 0
      ? ['', `… and ${rest.toLocaleString('en-US')} more; --row N shows one of them, --json gives all`]
      : []),
  ].join('\n')
}

function rowText(pipeline: FittedPipeline, index: number, row: Explanation['rows'][number], columns: number): string {
  const name = row.class === null ? '' : ` for ${row.class}`
  const shown = row.contributions.slice(0, columns)
  const table = textTable(
    ['column', 'value', 'contribution'],
    shown.map(({ column, value, contribution }) => [
      column,
      cellText(pipeline, column, value),
      `${contribution >= 0 ? '+' : ''}${numberText(contribution)}`,
    ]),
    [2],
  )
  return `\nRow ${index + 1}: ${numberText(row.value)}${name}, from ${numberText(row.base)}\n${table}`
}
