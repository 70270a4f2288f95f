import type { LearnerName } from '../learners/index.ts'
import type { Task } from '../matrix/task.ts'
import type { MetricName } from '../metrics/index.ts'
import type { RunOptions } from '../util/run-options.ts'

/** How the effect of a plan is measured. */
export interface EffectSettings extends RunOptions {
  readonly target: string
  readonly task?: Task
  readonly positive?: string
  /** Columns that the model must not see, with or without the plan. */
  readonly drop?: readonly string[]
  /** One learner for all comparisons: a small `gradientBoosting` unless another is named. */
  readonly learner?: LearnerName
  readonly metric?: MetricName
  readonly folds?: number
  /** How often the rows are dealt into folds anew; more repeats, less noise. */
  readonly repeats?: number
  /** More rows than this are sampled. */
  readonly rows?: number
  /** False judges the plan as a whole only. */
  readonly steps?: boolean
}
