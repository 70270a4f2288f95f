import type { Learner } from '../learners/learner.ts'
import type { JsonObject } from '../util/json.ts'

/** One thing to try. Plain but for the learner. */
export interface CandidateSpec {
  /** Unique on the leaderboard. */
  readonly id: string
  readonly title: string
  readonly learner: Learner
  readonly params: JsonObject
  /**
   * `log`: trained on ln y and answering in y, for positive targets that grow by factors. `yeo-johnson`: trained on a power of y;
   * the pipeline takes it back, so that it stands alone and is not blended.
   */
  readonly response: 'raw' | 'log' | 'yeo-johnson'
  /** Models that differ by their seed only, averaged. */
  readonly copies: number
  /** Stands on the board for comparison and is never chosen. */
  readonly baseline: boolean
}
