import { profile, report, type Dataset, type Fitted, type ReportLanguage } from '../node.ts'
import { dependenceForReport } from './dependence-for-report.ts'
import { explainForReport } from './explain-for-report.ts'
import type { Io } from './io.ts'
import { writeOutput } from './write-output.ts'

/** Everything about a fit as one HTML file: data, findings, plan, models, evaluation, explanation, card. */
export async function writeReport(
  io: Io,
  file: string,
  dataset: Dataset,
  fitted: Fitted,
  language?: ReportLanguage,
): Promise<void> {
  const { pipeline } = fitted
  const summary = await profile(dataset, { target: pipeline.target, signal: io.signal })
  const explanation = await explainForReport(pipeline, dataset, io.signal)
  const dependence = await dependenceForReport(fitted, dataset, io.signal)
  await writeOutput(io, file, report({ ...fitted, explanation, dependence, profile: summary, dataset }, { language }))
}
