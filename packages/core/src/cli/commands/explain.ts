import { explain as explainRows, type Explanation, type FittedPipeline } from '../../node.ts'
import type { Command } from '../command.ts'
import { numberText } from '../number-text.ts'
import { clearProgress, progressOf } from '../progress.ts'
import { readModel } from '../read-model.ts'
import { readTable } from '../read-table.ts'
import { tableOptions } from '../table-options.ts'
import { textTable } from '../text-table.ts'
import { writeJson } from '../write-output.ts'

/** Rows and columns that people are shown; `--json` gives all. */
const shownRows = 5
const shownColumns = 8

/** Why each row of a file is predicted as it is. */
export const explain: Command = {
  name: 'explain',
  usage: 'explain MODEL FILE [--json]',
  doc: 'Why each row of a file is predicted as it is, column by column.',
  files: [2, 2],
  options: {
    class: { kind: 'text', placeholder: 'CLASS', doc: 'Several classes: explain this one, not the predicted one.' },
    space: {
      kind: 'choice',
      choices: ['margin', 'response'],
      doc: 'Raw scores of one model, or what predict gives.',
    },
    json: { kind: 'flag', doc: 'One JSON document with every row and column.' },
    ...tableOptions,
  },
  async run({ files: [model, file], options, io }) {
    const pipeline = await readModel(io, model)
    const dataset = await readTable(file, { io, options })
    const explanation = await explainRows(pipeline, dataset, {
      ...(options.class !== undefined && { class: String(options.class) }),
      ...(options.space !== undefined && { space: options.space as Explanation['space'] }),
      signal: io.signal,
      onProgress: progressOf(io),
    })
    clearProgress(io)
    if (options.json) return writeJson(io, explanation)
    await io.writeStdout(`${explanationText(pipeline, explanation)}\n`)
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
