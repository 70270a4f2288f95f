import { learningCurve as curveOf, metrics, type LearningCurve, type MetricName } from '../../node.ts'
import type { Command } from '../command.ts'
import { countText, numberText } from '../number-text.ts'
import { clearProgress, progressOf } from '../progress.ts'
import { readModel } from '../read-model.ts'
import { readTable } from '../read-table.ts'
import { tableOptions } from '../table-options.ts'
import { textTable } from '../text-table.ts'
import { writeJson } from '../write-output.ts'

/** Whether more rows would help: the recipe of a model trained on parts of its rows. */
export const learningCurve: Command = {
  name: 'learning-curve',
  usage: 'learning-curve MODEL FILE [--shares A,B,…] [--json]',
  doc: 'How good a model is when it learns from fewer rows, and whether more would help.',
  files: [2, 2],
  options: {
    shares: {
      kind: 'list',
      placeholder: 'A,B',
      doc: 'Parts of the training rows, ascending; 0.125,0.25,0.5,1 when absent.',
    },
    json: { kind: 'flag', doc: 'One JSON document.' },
    ...tableOptions,
  },
  async run({ files: [model, file], options, io }) {
    const pipeline = await readModel(io, model)
    const dataset = await readTable(file, { io, options })
    const curve = await curveOf(pipeline, dataset, {
      ...(options.shares !== undefined && { shares: (options.shares as readonly string[]).map(Number) }),
      signal: io.signal,
      onProgress: progressOf(io),
    })
    clearProgress(io)
    if (options.json) return writeJson(io, curve)
    await io.writeStdout(`${curveText(curve)}\n`)
  },
}

function curveText({ metric, points, message }: LearningCurve): string {
  const title = metrics[metric as MetricName]?.title ?? metric
  const rows = points.map(({ rows: count, score }) => [
    countText(count, 'row'),
    numberText(score.value),
    `${numberText(score.lower)} … ${numberText(score.upper)}`,
  ])
  return `${textTable(['learned from', title, '95 % interval'], rows, [0, 1, 2])}\n\n${message}`
}
