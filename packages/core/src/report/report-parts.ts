import type { Evaluation } from '../evaluate/evaluation.ts'
import type { Explanation } from '../explain/explain.ts'
import type { PartialDependence } from '../explain/partial-dependence.ts'
import type { FittedPipeline } from '../fitted/fitted-pipeline.ts'
import type { Profile } from '../profile/profile.ts'
import type { Leaderboard } from '../search/leaderboard.ts'
import type { Dataset } from '../table/dataset.ts'
import type { Finding } from '../util/finding.ts'

/** What a report is made of: give what there is, and each part becomes its sections. */
export interface ReportParts {
  readonly profile?: Profile
  /** A second profile: the report says what changed from `profile` to it. */
  readonly comparedWith?: Profile
  /** What `duplicatesAcross` found between the two tables. */
  readonly sharedRows?: Finding | null
  /** The table behind `profile`: shows the cells of the rows that prove a finding. */
  readonly dataset?: Dataset
  /** How good a model is: its page needs this, and grows with what stands beside it. */
  readonly evaluation?: Evaluation
  readonly leaderboard?: Leaderboard
  readonly explanation?: Explanation
  /** How the prediction moves with single columns: what `partialDependence` gives for each. */
  readonly dependence?: readonly PartialDependence[]
  /** For the plan and the model card. */
  readonly pipeline?: FittedPipeline
  /** What the fit found. */
  readonly findings?: readonly Finding[]
}
