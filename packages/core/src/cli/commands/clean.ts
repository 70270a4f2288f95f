import {
  acceptAll,
  clean as cleanDataset,
  csvParts,
  fitPlan,
  profile,
  setStatus,
  suggest,
  type CleaningPlan,
  type CleaningStep,
  type Dataset,
} from '../../node.ts'
import type { Call, Command } from '../command.ts'
import { clearProgress, progressOf } from '../progress.ts'
import { readPlan } from '../read-plan.ts'
import { readTable } from '../read-table.ts'
import { tableOptions } from '../table-options.ts'
import { UsageError } from '../usage-error.ts'
import { writeOutput } from '../write-output.ts'

/** A file with a cleaning plan done. */
export const clean: Command = {
  name: 'clean',
  usage: 'clean FILE (--plan PLAN | --suggested) -o OUT [--undo STEP,…]',
  doc: 'A CSV file with the steps of a cleaning plan done.',
  files: [1, 1],
  options: {
    plan: { kind: 'text', placeholder: 'PLAN', doc: 'A plan in JSON; suggested steps in it are taken as accepted.' },
    suggested: { kind: 'flag', doc: 'Whatever suggest would propose.' },
    undo: { kind: 'list', placeholder: 'STEP,…', doc: 'Steps to leave out, by their id.' },
    target: { kind: 'text', placeholder: 'T', doc: 'The column to be predicted; it is never changed.' },
    output: { kind: 'text', placeholder: 'OUT', doc: 'The cleaned file.' },
    ...tableOptions,
  },
  async run({ files: [file], options, io }) {
    if ((options.plan === undefined) === (options.suggested === undefined))
      throw new UsageError('clean needs either --plan PLAN or --suggested')
    if (options.output === undefined) throw new UsageError('clean needs -o OUT')
    const dataset = await readTable(file, { io, options })
    const plan = withoutUndone(await planFor(dataset, { options, io }), (options.undo ?? []) as readonly string[])
    const fitted = await fitPlan(dataset, plan, { signal: io.signal, onProgress: progressOf(io) })
    clearProgress(io)
    for (const step of fitted.steps.filter(speaksOfNothing))
      io.writeStderr(
        `csvanalyzer: warning: ${step.id} does nothing: the file has no column ${JSON.stringify(step.column)} at that point\n`,
      )
    const tidy = await cleanDataset(dataset, fitted, { signal: io.signal })
    await writeOutput(io, String(options.output), [...csvParts(tidy, { header: true })].join(''))
  },
}

async function planFor(dataset: Dataset, { options, io }: Pick<Call, 'options' | 'io'>): Promise<CleaningPlan> {
  if (options.plan !== undefined) return acceptAll(await readPlan(io, String(options.plan)))
  const target = options.target === undefined ? undefined : String(options.target)
  const summary = await profile(dataset, { target, signal: io.signal, onProgress: progressOf(io) })
  return acceptAll(suggest(dataset, summary, { target }))
}

function withoutUndone(plan: CleaningPlan, ids: readonly string[]): CleaningPlan {
  return ids.reduce((rest, id) => setStatus(rest, id, 'undone'), plan)
}

/** An accepted step whose column was not there when its turn came. */
function speaksOfNothing({ column, learned }: CleaningStep): boolean {
  return column !== null && learned !== null && learned['kind'] === null
}
