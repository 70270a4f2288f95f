import type { CleaningPlan, SessionLoadOptions } from '@csvanalyzer/core'

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled'

/** All that a worker needs to know to train: plain JSON, so that any process on any host can do it. */
export interface TrainingSpec {
  readonly datasetName: string
  readonly loadOptions: SessionLoadOptions
  readonly target: string
  readonly plan: CleaningPlan | 'suggested' | 'none'
  readonly positive?: string
  readonly learners?: readonly string[]
  readonly effort: 'low' | 'medium' | 'high'
  readonly maxSeconds?: number
  readonly seed: number
}

/** Why a job failed, in words that may be shown. */
export interface JobProblem {
  readonly code: string
  readonly message: string
}
