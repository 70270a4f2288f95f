import { explain, profile, report, takeRows, type Dataset, type Fitted } from '../node.ts'
import { firstRows } from './first-rows.ts'
import type { Io } from './io.ts'
import { writeOutput } from './write-output.ts'

/** Everything about a fit as one HTML file: data, findings, plan, models, evaluation, explanation, card. */
export async function writeReport(io: Io, file: string, dataset: Dataset, fitted: Fitted): Promise<void> {
  const { pipeline } = fitted
  const summary = await profile(dataset, { target: pipeline.target, signal: io.signal })
  const explanation = await explain(pipeline, takeRows(dataset, firstRows(dataset.rowCount)), { signal: io.signal })
  await writeOutput(io, file, report({ ...fitted, explanation, profile: summary, dataset }))
}
