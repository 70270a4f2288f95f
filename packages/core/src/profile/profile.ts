import type { ColumnEvidence, ColumnFormat, ColumnType, Storage } from '../table/column.ts'
import type { Finding } from '../util/finding.ts'

/** What stands in a dataset: plain JSON, bounded in size whatever the data. */
export interface Profile {
  readonly version: 1
  readonly name: string
  readonly rowCount: number
  readonly columnCount: number
  readonly target: TargetProfile | null
  readonly columns: readonly ColumnProfile[]
  readonly pairs: readonly PairProfile[]
  readonly table: TableProfile
  /** Most costly first. */
  readonly findings: readonly Finding[]
}

export interface TargetProfile {
  readonly name: string
  readonly task: 'binary' | 'multiclass' | 'regression'
  /** Why this task: one sentence. */
  readonly reason: string
  /** Classification: class texts with counts, most frequent first. */
  readonly classes: readonly { readonly value: string; readonly count: number }[]
  /** Binary: the class asked about (the option, else the rarer). */
  readonly positive: string | null
}

export interface ColumnProfile {
  readonly name: string
  readonly type: ColumnType
  readonly storage: Storage
  /** How the cells are written, and why the loader chose the type. */
  readonly format?: ColumnFormat
  readonly evidence?: ColumnEvidence
  readonly count: number
  readonly missing: number
  /** Exact up to a bound, then estimated (`distinctExact` false). */
  readonly distinct: number
  readonly distinctExact: boolean
  /** Values that occur once. */
  readonly unique: number
  /** Most frequent values as texts; at most 20. */
  readonly top: readonly ValueCount[]
  readonly rare: readonly ValueCount[]
  readonly samples: readonly string[]
  readonly histogram: Histogram | null
  readonly number: NumberProfile | null
  readonly date: DateProfile | null
  readonly text: TextProfile | null
}

export interface ValueCount {
  readonly value: string
  readonly count: number
}

/** Numbers and dates: `edges` has one more entry than `counts`. Categories: `labels` instead, the rest in `other`. */
export interface Histogram {
  readonly kind: 'number' | 'date' | 'category'
  readonly edges: readonly number[]
  readonly labels: readonly string[]
  readonly counts: readonly number[]
  readonly other: number
  readonly missing: number
  /** With a classification target: per bar, rows of each target class in the order of `TargetProfile.classes` (at most 6, the rest summed last). */
  readonly byClass?: readonly (readonly number[])[]
  /** With a regression target: mean of the target in each bar, null where empty. */
  readonly targetMean?: readonly (number | null)[]
}

export interface NumberProfile {
  readonly mean: number
  readonly standardDeviation: number
  readonly min: number
  readonly max: number
  /** p1 p5 p25 p50 p75 p95 p99 */
  readonly quantiles: { readonly [name: string]: number }
  readonly skewness: number
  readonly kurtosis: number
  readonly medianAbsoluteDeviation: number
  readonly zeros: number
  readonly negatives: number
  readonly infinite: number
  readonly integers: number
  readonly monotonic: 'increasing' | 'decreasing' | 'none'
  /** Rows (0-based) of the smallest and largest values, at most 5 each. */
  readonly lowest: readonly { readonly row: number; readonly value: number }[]
  readonly highest: readonly { readonly row: number; readonly value: number }[]
}

export interface DateProfile {
  readonly min: number
  readonly max: number
  readonly monotonic: 'increasing' | 'decreasing' | 'none'
  readonly weekdayShares: readonly number[]
  readonly hourShares: readonly number[]
  /** Longest gap between neighbouring distinct values, ms, and the median one. */
  readonly longestGap: number
  readonly medianGap: number
}

export interface TextProfile {
  readonly minLength: number
  readonly meanLength: number
  readonly maxLength: number
  readonly medianLength?: number
  readonly meanWords: number
  /** Of all characters: the share of each class, adding up to 1. */
  readonly characters?: CharacterShares
  readonly patterns: readonly ValueCount[]
  readonly topWords: readonly ValueCount[]
}

export interface CharacterShares {
  readonly lower: number
  readonly upper: number
  readonly digits: number
  readonly spaces: number
  /** Signs of ASCII. */
  readonly signs: number
  /** Letters beyond ASCII. */
  readonly otherLetters: number
  readonly others: number
}

export interface PairProfile {
  readonly left: string
  readonly right: string
  readonly measure: 'pearson' | 'spearman' | 'cramersV' | 'correlationRatio' | 'mutualInformation' | 'missingness'
  /** −1 … 1 or 0 … 1. */
  readonly value: number
}

export interface TableProfile {
  readonly cells: number
  readonly missingCells: number
  readonly duplicateRows: number
  /** First rows of duplicate groups, at most 20. */
  readonly duplicateExamples: readonly (readonly number[])[]
  /** Rows that repeat an earlier one but for identifiers and spelling, and the first groups of them. */
  readonly nearDuplicateRows?: number
  readonly nearDuplicateExamples?: readonly (readonly number[])[]
  /** Column by which the file is ordered in time, if any. */
  readonly timeOrder: string | null
  /** rows with k missing cells: index k, capped at 50 entries. */
  readonly missingPerRow: readonly number[]
}
