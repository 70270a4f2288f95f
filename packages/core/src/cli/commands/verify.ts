import { CsvAnalyzerError, verify as verifyPipeline } from '../../node.ts'
import type { Command } from '../command.ts'
import { clearProgress, progressOf } from '../progress.ts'
import { readModel } from '../read-model.ts'
import { readTable } from '../read-table.ts'
import { tableOptions } from '../table-options.ts'

/** Whether a model is what its recipe and a file give. */
export const verify: Command = {
  name: 'verify',
  usage: 'verify MODEL FILE',
  doc: 'Trains a model again from its recipe and the file it was made of, and compares the hashes.',
  files: [2, 2],
  options: tableOptions,
  async run({ files: [model, file], options, io }) {
    const pipeline = await readModel(io, model)
    const dataset = await readTable(file, { io, options })
    const { equal, message, found } = await verifyPipeline(pipeline, dataset, {
      signal: io.signal,
      onProgress: progressOf(io),
    })
    clearProgress(io)
    if (!equal) throw new CsvAnalyzerError('not-verified', message, { found })
    await io.writeStdout(`${message} ${found}\n`)
  },
}
