import type { DecisionRule } from '../matrix/decision-rule.ts'
import type { Target } from '../matrix/feature-matrix.ts'
import type { Prediction } from '../matrix/prediction.ts'
import type { Task } from '../matrix/task.ts'

export interface Metric {
  /** camelCase scikit-learn name: accuracy, rocAuc, logLoss, rmse, r2 … */
  readonly name: string
  readonly title: string
  readonly tasks: readonly Task[]
  readonly greaterIsBetter: boolean
  /** [worst, best] where they are bounded; ±Infinity else. */
  readonly range: readonly [number, number]
  score(actual: Target, predicted: Prediction, weights?: Float64Array, rule?: DecisionRule): number
}
