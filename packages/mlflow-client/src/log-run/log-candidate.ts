import type { Candidate, Leaderboard } from '@csvanalyzer/core'
import { createRun } from '../endpoints/create-run.ts'
import { logBatch } from '../endpoints/log-batch.ts'
import { updateRun } from '../endpoints/update-run.ts'
import type { Metric } from '../metric.ts'
import type { CallOptions, Mlflow } from '../mlflow.ts'
import { finite, foldMetrics } from './run-metrics.ts'
import { candidateParams } from './run-params.ts'

export interface LogCandidate {
  readonly candidate: Candidate
  readonly leaderboard: Leaderboard
  readonly experimentId: string
  /** Of the training that it was part of. */
  readonly runId: string
  readonly startTime: number
  readonly endTime: number
}

/** One row of the leaderboard as a child run; rows that were never tried leave none. */
export async function logCandidate(mlflow: Mlflow, row: LogCandidate, options?: CallOptions): Promise<void> {
  const { candidate, leaderboard, experimentId, startTime, endTime } = row
  if (candidate.state !== 'done' && candidate.state !== 'failed') return
  const tags = { 'mlflow.parentRunId': row.runId, 'csvanalyzer.candidate': candidate.id, ...note(candidate) }
  const created = { experimentId, name: candidate.title, startTime, tags }
  const { runId } = await createRun(mlflow, created, options)
  const metrics = finite(metricsOf(candidate, leaderboard, endTime))
  await logBatch(mlflow, { runId, params: candidateParams(candidate), metrics }, options)
  await updateRun(mlflow, { runId, status: candidate.state === 'done' ? 'FINISHED' : 'FAILED', endTime }, options)
}

function note({ error, chosen, tied }: Candidate): { readonly [key: string]: string } {
  if (error !== null) return { 'mlflow.note.content': `${error.code}: ${error.message}`.slice(0, 8000) }
  return { 'csvanalyzer.chosen': String(chosen), 'csvanalyzer.tied': String(tied) }
}

function metricsOf(candidate: Candidate, leaderboard: Leaderboard, timestamp: number): readonly Metric[] {
  const score = candidate.score === null ? {} : { [leaderboard.metric]: candidate.score }
  const values = {
    ...candidate.metrics,
    ...score,
    'cost/fitMilliseconds': candidate.fitMilliseconds,
    'cost/predictMicrosecondsPerRow': candidate.predictMicrosecondsPerRow,
    'cost/modelBytes': candidate.modelBytes,
  }
  const single = Object.entries(values).map(([key, value]) => ({ key, value, timestamp }))
  return [...single, ...foldMetrics(candidate, leaderboard, timestamp)]
}
