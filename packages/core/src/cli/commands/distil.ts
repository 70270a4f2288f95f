import { distil as distilPipeline, metrics, toJson, treeRules, type Distilled, type MetricName } from '../../node.ts'
import type { Command } from '../command.ts'
import { numberText } from '../number-text.ts'
import { clearProgress, progressOf } from '../progress.ts'
import { readModel } from '../read-model.ts'
import { readTable } from '../read-table.ts'
import { tableOptions } from '../table-options.ts'
import { textTable } from '../text-table.ts'
import { UsageError } from '../usage-error.ts'
import { checkOutput, writeJson, writeOutput } from '../write-output.ts'

/** A model that a person can read, taught by a model, with what it costs. */
export const distil: Command = {
  name: 'distil',
  usage: 'distil MODEL FILE -o OUT [--to tree|scorecard] [--json]',
  doc: 'A tree of at most 32 leaves or a point scorecard, taught by a model, with the accuracy paid.',
  files: [2, 2],
  options: {
    output: { kind: 'text', placeholder: 'OUT', doc: 'Where the simple model goes.' },
    to: { kind: 'choice', choices: ['tree', 'scorecard'], doc: 'A tree (default), or points to add up.' },
    leaves: { kind: 'number', placeholder: 'N', doc: 'Tree: most leaves, 2 … 32.' },
    columns: { kind: 'number', placeholder: 'N', doc: 'Scorecard: most columns.' },
    json: { kind: 'flag', doc: 'One JSON document: scores, what is paid, points or rules.' },
    ...tableOptions,
  },
  async run({ files: [model, file], options, io }) {
    if (options.output === undefined) throw new UsageError('distil needs -o OUT')
    await checkOutput(options.output)
    const pipeline = await readModel(io, model)
    const dataset = await readTable(file, { io, options })
    const distilled = await distilPipeline(pipeline, dataset, {
      ...(options.to !== undefined && { to: options.to as Distilled['to'] }),
      ...(options.leaves !== undefined && { leaves: Number(options.leaves) }),
      ...(options.columns !== undefined && { columns: Number(options.columns) }),
      signal: io.signal,
      onProgress: progressOf(io),
    })
    clearProgress(io)
    await writeOutput(io, String(options.output), toJson(distilled.pipeline))
    const { pipeline: simple, ...rest } = distilled
    const rules = distilled.to === 'tree' ? treeRules(simple) : []
    if (options.json) return writeJson(io, { ...rest, rules })
    if (options.output === '-') return
    const body = distilled.to === 'tree' ? rules.map(({ text }) => text).join('\n') : scorecardText(distilled)
    await io.writeStdout(`${priceText(distilled)}\n\n${body}\n`)
  },
}

function priceText({ metric, before, after, paid }: Distilled): string {
  const title = metrics[metric as MetricName]?.title ?? metric
  return [
    `${title}, mean over the folds: ${numberText(before)} before, ${numberText(after)} after.`,
    `Paid: ${numberText(paid.value)} (95 % interval ${numberText(paid.lower)} … ${numberText(paid.upper)}).`,
  ].join('\n')
}

function scorecardText({ points, line, pipeline: { task, target, positive } }: Distilled): string {
  const rows = points.flatMap(({ bins }) => bins.map(({ condition, points: count }) => [condition, String(count)]))
  const { slope, intercept } = line!
  const total = `${numberText(intercept)} + ${numberText(slope)} · total`
  const meaning =
    task === 'binary' ? `probability of ${target} = ${positive}: 1 / (1 + e^−(${total}))` : `${target}: ${total}`
  const most = points.reduce((sum, { bins }) => sum + Math.max(...bins.map(({ points: count }) => count)), 0)
  const totals = stepsTo(most).map((count) => {
    const value = intercept + slope * count
    return [String(count), task === 'binary' ? `${(100 / (1 + Math.exp(-value))).toFixed(1)} %` : numberText(value)]
  })
  const head = ['total', task === 'binary' ? `${target} = ${positive}` : target]
  return `${textTable(['when', 'points'], rows, [1])}\n\n${textTable(head, totals, [0, 1])}\n\n${meaning}`
}

/** From 0 to the most points there can be, in at most a dozen round steps. */
function stepsTo(most: number): readonly number[] {
  const step = [1, 2, 5, 10, 20, 50].find((size) => most / size <= 10) ?? 100
  return [...Array.from({ length: Math.ceil(most / step) }, (_, i) => i * step), most]
}
