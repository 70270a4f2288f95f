import { profile, suggest as suggestPlan, type CleaningPlan } from '../../node.ts'
import type { Command } from '../command.ts'
import { countText } from '../number-text.ts'
import { progressOf } from '../progress.ts'
import { readTable } from '../read-table.ts'
import { tableOptions } from '../table-options.ts'
import { writeJson } from '../write-output.ts'

/** The cleaning plan that a file calls for. */
export const suggest: Command = {
  name: 'suggest',
  usage: 'suggest FILE [--target T] [--json]',
  doc: 'The cleaning plan that a file calls for, with reasons.',
  files: [1, 1],
  options: {
    target: { kind: 'text', placeholder: 'T', doc: 'The column to be predicted; it is never changed.' },
    json: { kind: 'flag', doc: 'The plan as one JSON document, as clean and fit take it.' },
    ...tableOptions,
  },
  async run({ files: [file], options, io }) {
    const dataset = await readTable(file, { io, options })
    const target = options.target === undefined ? undefined : String(options.target)
    const summary = await profile(dataset, { target, signal: io.signal, onProgress: progressOf(io) })
    const plan = suggestPlan(dataset, summary, { target })
    if (options.json) return writeJson(io, plan)
    await io.writeStdout(`${planText(plan)}\n`)
  },
}

function planText({ steps }: CleaningPlan): string {
  if (steps.length === 0) return 'Nothing to clean.'
  const blocks = steps.map(({ id, reason, affected, rule }) => {
    const why =
      rule === null ? [] : [`    ${rule.kind} (${Math.round(100 * rule.confidence)} %): ${rule.path.join(', ')}`]
    return [
      `${id}  ${countText(affected.cells, 'cell')} in ${countText(affected.rows, 'row')}`,
      `    ${reason}`,
      ...why,
    ].join('\n')
  })
  return blocks.join('\n')
}
