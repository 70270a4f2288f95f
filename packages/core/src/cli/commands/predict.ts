import { predictAll, type FittedPipeline, type PredictResult } from '../../node.ts'
import type { Command } from '../command.ts'
import { readModel } from '../read-model.ts'
import { tableSource } from '../read-table.ts'
import { tableOptions } from '../table-options.ts'
import { UsageError } from '../usage-error.ts'
import { writeParts } from '../write-output.ts'

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
    const parts = predictAll(pipeline, ...tableSource(file, { io, options }))
    await writeParts(
      io,
      String(options.output),
      predictionsCsv(pipeline, parts, (first) => io.writeStderr(warningText(first))),
    )
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

async function* predictionsCsv(
  { classes, intervals }: FittedPipeline,
  parts: AsyncIterable<PredictResult>,
  onFirst: (first: PredictResult) => void,
): AsyncGenerator<string> {
  let first = true
  for await (const part of parts) {
    if (first) {
      onFirst(part)
      const probabilities = classes.map((name) => `probability_${name}`)
      const header = ['prediction', ...probabilities, ...(intervals === null ? [] : ['lower', 'upper']), 'in_domain']
      yield `${header.map(quoted).join(',')}\r\n`
    }
    first = false
    yield linesOf(part)
  }
}

function linesOf({ prediction: { values, width, rowCount }, texts, lower, upper, inDomain }: PredictResult): string {
  let lines = ''
  for (let row = 0; row < rowCount; row++) {
    const cells =
      texts === null
        ? [String(values[row])]
        : [quoted(texts[row]), ...Array.from(values.subarray(row * width, (row + 1) * width), String)]
    if (lower !== null && upper !== null) cells.push(String(lower[row]), String(upper[row]))
    cells.push(inDomain[row] === 1 ? 'true' : 'false')
    lines += `${cells.join(',')}\r\n`
  }
  return lines
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
