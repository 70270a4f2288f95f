import { checkRows, evaluate as evaluatePipeline, report, type ReportLanguage } from '../../node.ts'
import { explainForReport } from '../explain-for-report.ts'
import type { Command } from '../command.ts'
import { evaluationText } from '../evaluation-text.ts'
import { findingsText } from '../findings-text.ts'
import { clearProgress, progressOf } from '../progress.ts'
import { readModel } from '../read-model.ts'
import { readTable } from '../read-table.ts'
import { tableOptions } from '../table-options.ts'
import { writeJson, writeOutput } from '../write-output.ts'

/** How good a model is on rows of a file. */
export const evaluate: Command = {
  name: 'evaluate',
  usage: 'evaluate MODEL FILE [--groups COL,…] [--json | --html OUT] [--language en|fr]',
  doc: 'How good a model is on the rows of a file.',
  files: [2, 2],
  options: {
    groups: { kind: 'list', placeholder: 'COL,…', doc: 'Compare the groups of these columns.' },
    json: { kind: 'flag', doc: 'One JSON document.' },
    language: { kind: 'choice', choices: ['en', 'fr'], doc: 'Of the report; English when absent.' },
    html: { kind: 'text', placeholder: 'OUT', doc: 'A report as one HTML file.' },
    ...tableOptions,
  },
  async run({ files: [model, file], options, io }) {
    const pipeline = await readModel(io, model)
    const dataset = await readTable(file, { io, options })
    const evaluation = await evaluatePipeline(pipeline, dataset, {
      ...(options.groups !== undefined && { groups: options.groups as readonly string[] }),
      signal: io.signal,
      onProgress: progressOf(io),
    })
    const findings = await checkRows(pipeline, dataset, { signal: io.signal })
    if (options.html !== undefined) {
      const explanation = await explainForReport(pipeline, dataset, io.signal)
      await writeOutput(
        io,
        String(options.html),
        report({ evaluation, pipeline, explanation, findings }, { language: options.language as ReportLanguage }),
      )
    }
    clearProgress(io)
    if (options.html === '-') return
    if (options.json) return writeJson(io, evaluation)
    const below = findings.length === 0 ? '' : `\n${findingsText(findings)}\n`
    await io.writeStdout(`${evaluationText(evaluation)}\n${below}`)
  },
}
