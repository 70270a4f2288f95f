/** What SimpleCleanModel knows of a column: figures over all cells, and the first few different texts. */
export interface KindEvidence {
  readonly name: string
  readonly total: number
  readonly missing: number
  readonly distinct: number
  /** Of a column that consists of plain numbers; all 0 for any other. */
  readonly mean: number
  readonly standardDeviation: number
  readonly min: number
  readonly max: number
  /** The first different non-empty texts as in the file, at most five. */
  readonly samples: readonly string[]
}
