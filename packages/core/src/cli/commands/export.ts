import { exporters, exportModel, type ExportFormat } from '../../node.ts'
import type { Command } from '../command.ts'
import { readModel } from '../read-model.ts'
import { UsageError } from '../usage-error.ts'
import { writeOutput } from '../write-output.ts'

const formats = Object.keys(exporters)

/** A model printed in another format. */
export const exportCommand: Command = {
  name: 'export',
  usage: `export MODEL --to ${formats.join('|')} -o OUT`,
  doc: 'The whole pipeline, cleaning included, in another format.',
  files: [1, 1],
  options: {
    to: { kind: 'choice', choices: formats, doc: 'The format.' },
    output: { kind: 'text', placeholder: 'OUT', doc: 'Where it goes.' },
  },
  async run({ files: [model], options, io }) {
    if (options.to === undefined) throw new UsageError(`export needs --to ${formats.join('|')}`)
    if (options.output === undefined) throw new UsageError('export needs -o OUT')
    await writeOutput(
      io,
      String(options.output),
      await exportModel(await readModel(io, model), options.to as ExportFormat),
    )
  },
}
