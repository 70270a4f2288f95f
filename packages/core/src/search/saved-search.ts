/** A search that was left, as plain JSON: what each candidate found, and of which data and options it is true. */
export interface SearchState {
  readonly version: 1
  readonly library: string
  /** Hash of data, folds and whatever decides what a candidate finds. */
  readonly key: string
  readonly candidates: readonly CandidateState[]
}

export interface CandidateState {
  readonly id: string
  /** Hash of learner and parameters. */
  readonly recipe: string
  /** Out-of-fold predictions: base64 of little-endian float64. */
  readonly predicted: string
  readonly rounds: readonly number[]
  readonly agreedRounds: number | null
  readonly fitMilliseconds: number
  readonly predictMicrosecondsPerRow: number
  readonly modelBytes: number
  readonly work: number
}
