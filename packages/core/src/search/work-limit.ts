import type { LeaderboardState } from './leaderboard-state.ts'
import type { Effort, FitSettings } from './search-settings.ts'

/**
 * Work that a search may do, in units of one addition to a histogram (about four nanoseconds). Work is counted, never timed,
 * so the same search stops at the same place on any machine.
 */
const workOfEffort: { readonly [effort in Effort]: number } = { low: 1e10, medium: 3e10, high: 2e11 }

/** What one unit of a learner's own count is worth: forests count rows of a node, each of which is sorted or drawn. */
const unitsOf: { readonly [learner: string]: number } = { randomForest: 100, extraTrees: 100 }

export interface WorkLimit {
  readonly spent: () => number
  /** Whether so much more work of a learner may be done. */
  readonly allows: (learner: string, work: number) => boolean
}

export function workLimit(board: LeaderboardState, { effort = 'medium', maxWork }: FitSettings): WorkLimit {
  const most = maxWork ?? workOfEffort[effort]
  const inUnits = (learner: string, work: number) => work * (Object.hasOwn(unitsOf, learner) ? unitsOf[learner] : 1)
  const spent = () => board.snapshot().candidates.reduce((sum, { learner, work }) => sum + inUnits(learner, work), 0)
  return { spent, allows: (learner, work) => spent() + inUnits(learner, work) <= most }
}
