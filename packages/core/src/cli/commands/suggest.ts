import { profile, stepEffects, suggest as suggestPlan, type CleaningPlan, type PlanEffects } from '../../node.ts'
import type { Command } from '../command.ts'
import { countText, numberText } from '../number-text.ts'
import { progressOf } from '../progress.ts'
import { readTable } from '../read-table.ts'
import { tableOptions } from '../table-options.ts'
import { UsageError } from '../usage-error.ts'
import { writeJson } from '../write-output.ts'

/** The cleaning plan that a file calls for. */
export const suggest: Command = {
  name: 'suggest',
  usage: 'suggest FILE [--target T] [--effects] [--json]',
  doc: 'The cleaning plan that a file calls for, with reasons.',
  files: [1, 1],
  options: {
    target: { kind: 'text', placeholder: 'T', doc: 'The column to be predicted; it is never changed.' },
    effects: {
      kind: 'flag',
      doc: 'With a target: the cross-validated change in score that each step brings.',
    },
    seed: { kind: 'number', placeholder: 'N', doc: 'How rows are dealt into folds for --effects; 0 when left out.' },
    json: { kind: 'flag', doc: 'The plan as one JSON document, as clean and fit take it.' },
    ...tableOptions,
  },
  async run({ files: [file], options, io }) {
    const target = options.target === undefined ? undefined : String(options.target)
    if (options.effects && target === undefined) throw new UsageError('suggest --effects needs --target T')
    const dataset = await readTable(file, { io, options })
    const summary = await profile(dataset, { target, signal: io.signal, onProgress: progressOf(io) })
    const plan = suggestPlan(dataset, summary, { target })
    const effects =
      options.effects && target !== undefined
        ? await stepEffects(dataset, plan, {
            target,
            seed: Number(options.seed ?? 0),
            signal: io.signal,
            onProgress: progressOf(io),
          })
        : null
    if (options.json) return writeJson(io, effects === null ? plan : { ...plan, effects })
    await io.writeStdout(`${planText(plan, effects)}\n`)
  },
}

function planText({ steps }: CleaningPlan, effects: PlanEffects | null): string {
  if (steps.length === 0) return 'Nothing to clean.'
  const blocks = steps.map(({ id, reason, affected, rule }, index) => {
    const why =
      rule === null ? [] : [`    ${rule.kind} (${Math.round(100 * rule.confidence)} %): ${rule.path.join(', ')}`]
    return [
      `${id}  ${countText(affected.cells, 'cell')} in ${countText(affected.rows, 'row')}`,
      `    ${reason}`,
      ...why,
      ...(effects === null ? [] : [`    ${effectText(effects, effects.steps[index])}`]),
    ].join('\n')
  })
  return [...blocks, ...(effects === null ? [] : ['', summaryText(effects)])].join('\n')
}

const verdicts: { readonly [verdict in PlanEffects['verdict']]: string } = {
  helps: 'helps',
  hurts: 'hurts',
  noise: 'within the noise',
  none: 'no change',
  leak: 'the column gives the answer away',
}

function effectText({ metric }: PlanEffects, { change, verdict }: PlanEffects['steps'][number]): string {
  return `${metric} ${signed(change)}: ${verdicts[verdict]}`
}

function summaryText({ metric, before, after, change, verdict, folds }: PlanEffects): string {
  return `The plan as a whole, on ${folds} folds and without leaks: ${metric} ${numberText(before)} → ${numberText(after)} (${signed(change)}: ${verdicts[verdict]})`
}

/** Above 0 is better, whatever the metric. */
function signed(change: number): string {
  return change < 0 ? `−${numberText(-change)}` : `+${numberText(change)}`
}
