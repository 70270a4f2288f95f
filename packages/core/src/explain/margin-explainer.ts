/** How the raw scores of one model come about. `base` + Σ over features of the contributions = the scores of the row. */
export interface MarginExplainer {
  /** Scores that no feature has contributed to yet. */
  readonly base: Float64Array
  /** Adds the contributions of one row: row-major features × scores. */
  readonly contributionsInto: (contributions: Float64Array, x: Float64Array) => void
}
