import type { Finding } from '../util/finding.ts'

/** How one column of a second profile differs from the first. */
export interface ColumnChange {
  readonly column: string
  readonly change: 'same' | 'changed' | 'new' | 'gone' | 'retyped'
  readonly type: readonly [string | null, string | null]
  /** Share of missing cells before and after. */
  readonly missing: readonly [number | null, number | null]
  /** Numbers: difference of the means in standard deviations of the first; null where there is none. */
  readonly meanShift: number | null
  /**
   * Distance of the distributions, 0 the same to 1 nothing in common: for numbers and dates the largest gap between the
   * cumulated shares (Kolmogorov–Smirnov, from the histograms), for categories half the sum of differences of the shares (of the 20 shown).
   */
  readonly distance: number | null
  /** Largest difference of the share of one category or bar (L-infinity). */
  readonly largestDifference: number | null
  /** Jensen–Shannon divergence, 0 to 1. */
  readonly jensenShannon: number | null
  /** Frequent categories of the second that the first does not show, at most 10. */
  readonly newValues: readonly string[]
  /** Share of values beyond the range of the first; null for what has no range. */
  readonly outOfRange: number | null
}

export interface ComparisonThresholds {
  readonly distance: number
  readonly missing: number
  readonly meanShift: number
}

export interface ProfileComparison {
  readonly version: 1
  readonly rows: readonly [number, number]
  /** The most changed first. */
  readonly columns: readonly ColumnChange[]
  readonly thresholds: ComparisonThresholds
  /** What the changes mean, the most costly first. */
  readonly findings: readonly Finding[]
}
