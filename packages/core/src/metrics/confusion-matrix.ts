import type { DecisionRule } from '../matrix/decision-rule.ts'
import type { Target } from '../matrix/feature-matrix.ts'
import type { Prediction } from '../matrix/prediction.ts'
import { predictedClasses } from './predicted-classes.ts'

/** Weights of the rows by actual and predicted class: row-major, `counts[actual · width + predicted]`. */
export interface ConfusionMatrix {
  readonly width: number
  readonly counts: Float64Array
}

export function confusionMatrix(
  actual: Target,
  predicted: Prediction,
  weights?: Float64Array,
  rule?: DecisionRule,
): ConfusionMatrix {
  const { width, rowCount } = predicted
  const decided = predictedClasses(predicted, rule)
  const counts = new Float64Array(width * width)
  for (let row = 0; row < rowCount; row++) counts[actual[row] * width + decided[row]] += weights ? weights[row] : 1
  return { width, counts }
}
