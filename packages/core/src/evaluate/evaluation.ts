import type { Task } from '../matrix/task.ts'
import type { ErrorSlice } from './error-slices.ts'
import type { Estimate } from './estimate.ts'
import type { GroupReport } from './group-report.ts'

/** How good a pipeline is on rows that it has not seen. Plain JSON, bounded. */
export interface Evaluation {
  readonly version: 1
  readonly task: Task
  readonly target: string
  readonly classes: readonly string[]
  readonly positive: string | null
  readonly rowCount: number
  /** Where the rows came from: out of fold, or a file given. */
  readonly origin: 'out-of-fold' | 'holdout'
  readonly metric: string
  /** Every metric of the task by name. */
  readonly metrics: { readonly [name: string]: Estimate }
  /** Always the most frequent class or the mean; one rule on one column. */
  readonly baselines: readonly {
    readonly name: string
    readonly title: string
    readonly metrics: { readonly [name: string]: number }
  }[]
  readonly classification: ClassificationEvaluation | null
  readonly regression: RegressionEvaluation | null
  /** Kinds of rows that are predicted worse than the others, worst first; empty when none stands out. */
  readonly slices: readonly ErrorSlice[]
  /** How the groups of each column that was named are treated. */
  readonly groups: readonly GroupReport[]
  /** Loss of score when a source column is shuffled, largest first. */
  readonly importance: readonly {
    readonly column: string
    readonly value: number
    readonly lower: number
    readonly upper: number
  }[]
}

/** Mean costs of a row. */
export interface CostReport {
  readonly perRow: Estimate
  /** If each row were given its most probable class. */
  readonly byProbability: number
  /** If every row were given the one class that is then cheapest. */
  readonly oneAnswer: { readonly class: string; readonly perRow: number }
}

export interface ClassificationEvaluation {
  /** Row-major actual × predicted at `threshold` (binary), by costs, or by highest probability. */
  readonly confusion: readonly (readonly number[])[]
  readonly threshold: number
  /** Where mistakes were given costs: what a row costs on average, beside two ways of deciding without them. */
  readonly costs?: CostReport
  readonly perClass: readonly {
    readonly class: string
    readonly precision: number
    readonly recall: number
    readonly f1: number
    readonly support: number
  }[]
  /** Binary: at most 200 points each. */
  readonly roc: readonly { readonly fpr: number; readonly tpr: number; readonly threshold: number }[]
  readonly precisionRecall: readonly {
    readonly recall: number
    readonly precision: number
    readonly threshold: number
  }[]
  /** Bins of equal mass; `chance` is how far apart the two shares would be on average if the probabilities were exactly right. */
  readonly calibration: readonly {
    readonly predicted: number
    readonly observed: number
    readonly count: number
    readonly chance: number
  }[]
  /** The mean distance of said from come true over the bins (expected calibration error), and what chance alone would show. */
  readonly calibrationError: number
  readonly calibrationByChance: number
  /** Binary: rows of each class by predicted probability in 25 equal bins, and the four cells at 101 thresholds. */
  readonly scores: {
    readonly edges: readonly number[]
    readonly positive: readonly number[]
    readonly negative: readonly number[]
  } | null
  readonly thresholds: readonly {
    readonly threshold: number
    readonly tp: number
    readonly fp: number
    readonly fn: number
    readonly tn: number
  }[]
  readonly gains: readonly { readonly share: number; readonly gain: number; readonly lift: number }[]
}

export interface RegressionEvaluation {
  /** R² less what so many columns explain by chance; null with too few rows. */
  readonly adjustedR2: number | null
  /** A sample of at most 1,000 rows, in row order. */
  readonly points: readonly { readonly row: number; readonly actual: number; readonly predicted: number }[]
  readonly residuals: { readonly edges: readonly number[]; readonly counts: readonly number[] }
  readonly byQuintile: readonly {
    readonly from: number
    readonly to: number
    readonly rmse: number
    readonly bias: number
    readonly count: number
    readonly coverage: number | null
  }[]
  readonly interval: { readonly coverage: number; readonly observed: number; readonly meanWidth: number } | null
}
