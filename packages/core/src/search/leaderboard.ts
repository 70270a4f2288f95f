import type { JsonObject } from '../util/json.ts'

/** One candidate's row. Plain JSON. */
export interface Candidate {
  readonly id: string
  /** Registry name of the learner, or `blend`. */
  readonly learner: string
  readonly title: string
  readonly params: JsonObject
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'skipped'
  readonly error: { readonly code: string; readonly message: string } | null
  /** Out-of-fold score of the chosen metric; null until done. */
  readonly score: number | null
  /** Score of each fold, as far as they are done. */
  readonly foldScores: readonly number[]
  /** 95 % interval of the score: t over folds with the Nadeau–Bengio correction. */
  readonly interval: readonly [number, number] | null
  /** Other metrics, out of fold. */
  readonly metrics: { readonly [name: string]: number }
  /** Not distinguishable from the best by paired fold differences. */
  readonly tied: boolean
  readonly chosen: boolean
  readonly baseline: boolean
  readonly fitMilliseconds: number
  readonly predictMicrosecondsPerRow: number
  readonly modelBytes: number
  /** Counted work. */
  readonly work: number
}

export interface Leaderboard {
  readonly version: 1
  readonly metric: string
  readonly greaterIsBetter: boolean
  readonly folds: number
  readonly split: {
    readonly kind: 'random' | 'time' | 'group' | 'holdout'
    readonly column: string | null
    readonly reason: string
  }
  /** Best first; running and waiting ones after, failed last. */
  readonly candidates: readonly Candidate[]
  /** Why the chosen one was chosen: one sentence. */
  readonly reason: string
}
