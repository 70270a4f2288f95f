import type { Command } from '../command.ts'
import { explainViews } from '../views/views.ts'
import { clearProgress, progressOf } from '../progress.ts'
import { readModel } from '../read-model.ts'
import { readTable } from '../read-table.ts'
import { tableOptions } from '../table-options.ts'
import { UsageError } from '../usage-error.ts'
import { writeJson } from '../write-output.ts'

/** Why each row of a file is predicted as it is, and what the model does with its columns. */
export const explain: Command = {
  name: 'explain',
  usage: 'explain MODEL FILE [--row ROW | --dependence COL | --counterfactual ROW | …] [--json]',
  doc: 'Why each row of a file is predicted as it is, or what the model does with its columns.',
  files: [2, 2],
  options: {
    row: { kind: 'number', placeholder: 'ROW', doc: 'Only this row of the file, counted from 1, with every column.' },
    dependence: { kind: 'text', placeholder: 'COL', doc: 'The mean prediction for each value of a column.' },
    effects: { kind: 'text', placeholder: 'COL', doc: 'How the prediction moves along a number or date (ALE).' },
    interactions: { kind: 'flag', doc: 'Which pairs of columns act together.' },
    splits: { kind: 'flag', doc: 'How much the trees used each column.' },
    rules: { kind: 'flag', doc: 'A model of one tree in words.' },
    counterfactual: {
      kind: 'number',
      placeholder: 'ROW',
      doc: 'The smallest changes that turn the decision on a row.',
    },
    range: { kind: 'text', placeholder: 'A..B', doc: 'Counterfactual of a number: the prediction to reach.' },
    keep: { kind: 'list', placeholder: 'COL,…', doc: 'Counterfactual: columns that cannot change.' },
    rising: { kind: 'list', placeholder: 'COL,…', doc: 'Counterfactual: columns that can only rise.' },
    falling: { kind: 'list', placeholder: 'COL,…', doc: 'Counterfactual: columns that can only fall.' },
    nearest: { kind: 'number', placeholder: 'ROW', doc: 'The rows of the file that are most like one of them.' },
    class: { kind: 'text', placeholder: 'CLASS', doc: 'Several classes: explain this one, not the predicted one.' },
    space: {
      kind: 'choice',
      choices: ['margin', 'response'],
      doc: 'Raw scores of one model, or what predict gives.',
    },
    json: { kind: 'flag', doc: 'One JSON document with everything.' },
    ...tableOptions,
  },
  async run({ files: [model, file], options, io }) {
    const asked = explainViews.filter(({ option }) => option !== null && options[option] !== undefined)
    if (asked.length > 1)
      throw new UsageError(`${asked.map(({ option }) => `--${option}`).join(' and ')} exclude each other`)
    const view = asked.at(0) ?? explainViews[explainViews.length - 1]
    const pipeline = await readModel(io, model)
    const dataset = await readTable(file, { io, options })
    const run = { signal: io.signal, onProgress: progressOf(io) }
    const { data, text } = await view.show({ pipeline, dataset, options, run })
    clearProgress(io)
    if (options.json) return writeJson(io, data)
    await io.writeStdout(`${text}\n`)
  },
}
