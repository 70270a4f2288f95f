import { predict as predictRows, type FittedPipeline, type PredictResult } from '../../node.ts'
import type { Command } from '../command.ts'
import { readModel } from '../read-model.ts'
import { readTable } from '../read-table.ts'
import { tableOptions } from '../table-options.ts'
import { UsageError } from '../usage-error.ts'
import { writeOutput } from '../write-output.ts'

/** Predictions for the rows of a file, in their order. */
export const predict: Command = {
  name: 'predict',
  usage: 'predict MODEL FILE -o OUT',
  doc: 'Predictions for the rows of a file, as CSV in their order.',
  files: [2, 2],
  options: { output: { kind: 'text', placeholder: 'OUT', doc: 'Where the predictions go.' }, ...tableOptions },
  async run({ files: [model, file], options, io }) {
    if (options.output === undefined) throw new UsageError('predict needs -o OUT')
    const pipeline = await readModel(io, model)
    const dataset = await readTable(file, { io, options })
    const result = predictRows(pipeline, dataset)
    await writeOutput(io, String(options.output), predictionsCsv(pipeline, result))
    io.writeStderr(warningText(result))
  },
}

/** The columns that the file lacks though the model reckons with them; the rest is in `in_domain`. */
function warningText({ findings, prediction: { rowCount } }: PredictResult): string {
  if (rowCount === 0) return ''
  const absent = findings[0].filter(({ code, severity }) => code === 'absent-column' && severity !== 'info')
  if (absent.length === 0) return ''
  const names = absent.map(({ column }) => `"${column}"`)
  const more = names.length > 10 ? ` and ${names.length - 10} more` : ''
  return `csvanalyzer: warning: the file lacks ${names.slice(0, 10).join(', ')}${more}; each counts as missing\n`
}

function predictionsCsv({ classes }: FittedPipeline, result: PredictResult): string {
  const { values, width, rowCount } = result.prediction
  const hasInterval = result.lower !== null && result.upper !== null
  const header = [
    'prediction',
    ...classes.map((name) => `probability_${name}`),
    ...(hasInterval ? ['lower', 'upper'] : []),
    'in_domain',
  ]
  const lines = [header.map(quoted).join(',')]
  for (let row = 0; row < rowCount; row++) {
    const cells =
      result.texts === null
        ? [String(values[row])]
        : [quoted(result.texts[row]), ...Array.from(values.subarray(row * width, (row + 1) * width), String)]
    if (hasInterval) cells.push(String(result.lower[row]), String(result.upper[row]))
    lines.push([...cells, result.inDomain[row] === 1 ? 'true' : 'false'].join(','))
  }
  return lines.map((line) => `${line}\r\n`).join('')
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
