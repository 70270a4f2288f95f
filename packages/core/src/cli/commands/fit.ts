import { acceptAll, hashPipeline, toJson, type Fitted, type ReportLanguage } from '../../node.ts'
import type { Command } from '../command.ts'
import { evaluationText } from '../evaluation-text.ts'
import { findingsText } from '../findings-text.ts'
import { fitOptions, fitSettings } from '../fit-settings.ts'
import { fitWithState } from '../fit-with-state.ts'
import type { Io } from '../io.ts'
import { leaderboardText } from '../leaderboard-text.ts'
import { clearProgress, progressOf } from '../progress.ts'
import { readPlan } from '../read-plan.ts'
import { readTable } from '../read-table.ts'
import { tableOptions } from '../table-options.ts'
import { writeReport } from '../write-report.ts'
import { checkOutput, writeJson, writeOutput } from '../write-output.ts'

/** From a file and a target to a model. */
export const fit: Command = {
  name: 'fit',
  usage: 'fit FILE --target T [-o MODEL] [options]',
  doc: 'Finds a model for a column, judges it on rows it has not seen, and writes it.',
  files: [1, 1],
  options: {
    ...fitOptions,
    report: { kind: 'text', placeholder: 'OUT', doc: 'Everything about the fit as one HTML file.' },
    language: { kind: 'choice', choices: ['en', 'fr'], doc: 'Of the report; English when absent.' },
    json: { kind: 'flag', doc: 'One JSON document: leaderboard, evaluation, findings, hash.' },
    ...tableOptions,
  },
  async run({ files: [file], options, io }) {
    const plan = options.plan === undefined ? undefined : acceptAll(await readPlan(io, String(options.plan)))
    const settings = fitSettings(options, plan)
    for (const name of ['output', 'report', 'state']) await checkOutput(options[name])
    const dataset = await readTable(file, { io, options })
    const test = options.test === undefined ? undefined : await readTable(String(options.test), { io, options })
    const fitted = await fitWithState(dataset, options.state === undefined ? null : String(options.state), {
      ...settings,
      ...(test && { test }),
      signal: io.signal,
      onProgress: progressOf(io),
    })
    if (options.output !== undefined) await writeOutput(io, String(options.output), toJson(fitted.pipeline))
    if (options.report !== undefined)
      await writeReport(goingOn(io), String(options.report), dataset, fitted, options.language as ReportLanguage)
    clearProgress(io)
    if (options.json) return writeJson(io, documentOf(fitted))
    if (options.output === '-' || options.report === '-') return
    await io.writeStdout(`${fitText(fitted)}\n`)
  },
}

/** A search that was stopped still has its report; whoever stops once more ends the process. */
function goingOn(io: Io): Io {
  return io.signal.aborted ? { ...io, signal: new AbortController().signal } : io
}

function documentOf({ pipeline, leaderboard, evaluation, findings }: Fitted) {
  const { task, target, classes, positive, threshold, recipe, plan } = pipeline
  return {
    version: 1,
    task,
    target,
    classes,
    positive,
    threshold,
    hash: hashPipeline(pipeline),
    leaderboard,
    evaluation,
    findings,
    plan,
    recipe,
  }
}

function fitText({ pipeline, leaderboard, evaluation, findings }: Fitted): string {
  const { target, task, positive } = pipeline
  const asked = positive === null ? '' : `, asking for ${positive}`
  return [
    `${target}: ${task}${asked}`,
    '',
    leaderboardText(leaderboard),
    '',
    evaluationText(evaluation, evaluation.origin === 'out-of-fold' ? pipeline.recipe.weight : null),
    ...(findings.length === 0 ? [] : ['', findingsText(findings)]),
    '',
    `model ${hashPipeline(pipeline)}`,
  ].join('\n')
}
