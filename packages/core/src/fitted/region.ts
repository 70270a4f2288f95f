/** What the tests on one feature leave: x > above and x ≤ below, or a set of levels; `missing` rows come this way too. */
export interface Region {
  readonly above: number
  readonly below: number
  readonly levels: readonly number[] | null
  readonly missing: boolean
}
