/** What a long call reports while it runs; `done` never decreases within a `stage`. */
export interface Progress {
  /** load, profile, clean, fit, evaluate, predict, export or a finer name. */
  readonly stage: string
  readonly done: number
  /** Same unit as `done`; absent while unknown. */
  readonly total?: number
  readonly message?: string
  /** A plain value for those who show more: the leaderboard so far, a validation curve point … */
  readonly detail?: unknown
}

/** Every long call takes these; it yields to the event loop and rethrows `signal.reason` when aborted. */
export interface RunOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
  /** Integer ≥ 0; same input, options and seed give the same bytes. */
  readonly seed?: number
}
