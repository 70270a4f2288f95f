import type { FeatureMatrix, Target } from '../matrix/feature-matrix.ts'
import type { Prediction } from '../matrix/prediction.ts'
import type { Task } from '../matrix/task.ts'
import type { Model, TreesModel } from '../models/model.ts'
import type { RunOptions } from '../util/run-options.ts'
import type { ParamSpec } from './param-spec.ts'

/** Everything about one training that is not a hyper-parameter. */
export interface FitOptions extends RunOptions {
  readonly seed: number
  readonly task: Task
  /** K for classification (2 for binary), 1 for regression. */
  readonly classes: number
  /** Row indices to train on, in order; all rows when absent. */
  readonly rows?: Int32Array
  /** Rows for early stopping; learners without it ignore them. */
  readonly validationRows?: Int32Array
  /** ≥ 0, one per row of the matrix. */
  readonly weights?: Float64Array
  /** Which kernels: `auto` takes WebAssembly when it can be compiled. Never changes the result. */
  readonly kernel?: 'auto' | 'js' | 'wasm'
  /** Threads that may take part, this one counted; 1 when absent. Never changes the result. */
  readonly threads?: number
  /** Give back the rounds after the best one as well. */
  readonly keepsLongRun?: boolean
}

/** What a fit returns beside the model, for those who ask. Plain values. */
export interface FitDetails {
  /** Counted work: rows × features × nodes and the like; the search budgets by it. */
  readonly work: number
  readonly rounds?: number
  readonly validationCurve?: readonly number[]
  /** Of the validation rows, in their order, where the learner watched them: the scores, row-major, that the model gives before its link. */
  readonly validationScores?: Float64Array
  /** Out-of-bag prediction of the training rows (in the order of `rows`), where the learner has one; NaN for rows never out of bag. */
  readonly outOfBag?: Prediction
  readonly warnings?: readonly string[]
  /** Where `keepsLongRun` was asked and the learner goes by rounds. */
  readonly longRun?: LongRun
}

/** A training with all of its rounds, those after the best one too. */
export interface LongRun {
  readonly model: TreesModel
  /** Trees after each number of rounds, from 0 on. */
  readonly treesAfter: readonly number[]
  /** Counted work after each number of rounds, from 0 on. */
  readonly workAfter: readonly number[]
}

export interface FitResult {
  readonly model: Model
  readonly details: FitDetails
}

/** A learner: one value, one file, one line in the registry. It returns plain model data and mutates nothing. */
export interface Learner<P extends object = Record<string, unknown>> {
  readonly name: string
  readonly title: string
  readonly tasks: readonly Task[]
  /** Which encoding it wants: trees take categoricals and missing as they are; linear wants one-hot, filled, standardised columns. */
  readonly encoding: 'tree' | 'linear'
  /** Rank of simplicity, lower is simpler; ties on the leaderboard are broken by it. */
  readonly complexity: number
  readonly params: { readonly [K in keyof P]: ParamSpec<P[K]> }
  fit(X: FeatureMatrix, y: Target, params: P, run: FitOptions): Promise<FitResult>
}
