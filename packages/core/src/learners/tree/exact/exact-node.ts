/** A node whose rows stand in `begin … end` of every list. */
export interface ExactNode {
  readonly node: number
  readonly begin: number
  readonly end: number
}

export interface ExactSplit {
  readonly score: number
  readonly feature: number
  /** Ranks up to this one go left. */
  readonly bin: number
  readonly missingLeft: boolean
  /** Bins that go left, of a category. */
  readonly set: Int32Array | null
}

export type FoundSplit = Omit<ExactSplit, 'feature'>

/** Weight of a group, and Σ sums² / weight: what a split raises (variance for moments, Gini for classes). */
export function qualityOf(
  sums: ArrayLike<number>,
  slots: number,
  classes: boolean,
): { weight: number; quality: number } {
  if (!classes) return { weight: sums[0], quality: (sums[1] * sums[1]) / sums[0] }
  let weight = 0
  let squares = 0
  for (let s = 0; s < slots; s++) {
    weight += sums[s]
    squares += sums[s] * sums[s]
  }
  return { weight, quality: squares / weight }
}
