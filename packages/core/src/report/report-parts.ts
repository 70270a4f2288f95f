import type { Profile } from '../profile/profile.ts'
import type { Dataset } from '../table/dataset.ts'

/** What a report is made of: give what there is, and each part becomes its sections. */
export interface ReportParts {
  readonly profile?: Profile
  /** A second profile: the report says what changed from `profile` to it. */
  readonly comparedWith?: Profile
  /** The table behind `profile`: shows the cells of the rows that prove a finding. */
  readonly dataset?: Dataset
}
