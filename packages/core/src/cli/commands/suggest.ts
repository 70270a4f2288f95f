import {
  acceptAll,
  comparePlans,
  fitPlan,
  planToPandas,
  planToTypeScript,
  preview,
  profile,
  stepEffects,
  suggest as suggestPlan,
  type CleaningPlan,
  type Dataset,
} from '../../node.ts'
import type { Call, Command } from '../command.ts'
import { planDifferencesText } from '../plan-differences-text.ts'
import { planText } from '../plan-text.ts'
import { clearProgress, progressOf } from '../progress.ts'
import { readPlan } from '../read-plan.ts'
import { readTable } from '../read-table.ts'
import { tableOptions } from '../table-options.ts'
import { UsageError } from '../usage-error.ts'
import { writeJson, writeOutput } from '../write-output.ts'

/** The cleaning plan that a file calls for, or one of your own as it stands on the file. */
export const suggest: Command = {
  name: 'suggest',
  usage:
    'suggest FILE [--target T] [--plan PLAN] [--against PLAN] [--effects] [--json | --typescript OUT | --pandas OUT]',
  doc: 'The cleaning plan that a file calls for, with reasons; or a plan of yours as it stands on the file.',
  files: [1, 1],
  options: {
    target: { kind: 'text', placeholder: 'T', doc: 'The column to be predicted; it is never changed.' },
    plan: { kind: 'text', placeholder: 'PLAN', doc: 'A plan in JSON, in place of the suggested one.' },
    against: { kind: 'text', placeholder: 'PLAN', doc: 'Another plan: how this one differs from it.' },
    effects: {
      kind: 'flag',
      doc: 'With a target: the cross-validated change in score that each step brings.',
    },
    seed: { kind: 'number', placeholder: 'N', doc: 'How rows are dealt into folds for --effects; 0 when left out.' },
    json: { kind: 'flag', doc: 'The plan as one JSON document, as clean and fit take it.' },
    typescript: { kind: 'text', placeholder: 'OUT', doc: 'The plan as a program for this library.' },
    pandas: { kind: 'text', placeholder: 'OUT', doc: 'The plan, learned from this file, as a pandas program.' },
    ...tableOptions,
  },
  async run(call) {
    const { options, io } = call
    if (options.effects && options.target === undefined) throw new UsageError('suggest --effects needs --target T')
    const outputs = ['json', 'typescript', 'pandas'].filter((name) => options[name] !== undefined)
    if (outputs.length > 1) throw new UsageError(`--${outputs[0]} and --${outputs[1]} are two outputs; ask for one`)
    const { dataset, plan } = await planOf(call)
    clearProgress(io)
    if (options.typescript !== undefined)
      return writeOutput(io, String(options.typescript), planToTypeScript(acceptAll(plan)))
    if (options.pandas !== undefined)
      return writeOutput(io, String(options.pandas), planToPandas(await fitPlan(dataset, acceptAll(plan))))
    const effects = await effectsOf(call, dataset, plan)
    const other = options.against === undefined ? null : await readPlan(io, String(options.against))
    if (options.json)
      return writeJson(io, {
        ...plan,
        ...(effects && { effects }),
        ...(other && { differences: comparePlans(other, plan) }),
      })
    const parts = other === null ? planText(plan, effects) : planDifferencesText(other, plan)
    await io.writeStdout(`${parts}\n`)
  },
}

async function planOf({
  files: [file],
  options,
  io,
}: Call): Promise<{ readonly dataset: Dataset; readonly plan: CleaningPlan }> {
  const target = options.target === undefined ? undefined : String(options.target)
  const own = options.plan === undefined ? null : await readPlan(io, String(options.plan))
  const dataset = await readTable(file, { io, options })
  if (own !== null) return { dataset, plan: asOn(dataset, own, target) }
  const summary = await profile(dataset, { target, signal: io.signal, onProgress: progressOf(io) })
  return { dataset, plan: suggestPlan(dataset, summary, { target }) }
}

/** A plan of one's own, with the cells of this file that each step concerns. */
function asOn(dataset: Dataset, plan: CleaningPlan, target: string | undefined): CleaningPlan {
  const aim = target ?? plan.target
  return { ...plan, target: aim, steps: plan.steps.map((step) => preview(dataset, step, aim)) }
}

async function effectsOf({ options, io }: Call, dataset: Dataset, plan: CleaningPlan) {
  if (!options.effects) return null
  return stepEffects(dataset, plan, {
    target: String(options.target),
    seed: Number(options.seed ?? 0),
    signal: io.signal,
    onProgress: progressOf(io),
  })
}
