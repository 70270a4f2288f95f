import { decideClass, type DecisionRule } from '../matrix/decision-rule.ts'
import type { Prediction } from '../matrix/prediction.ts'

/** The class decided for each row; without a rule the most probable one (of two classes the second from one half on). */
export function predictedClasses({ rowCount, width, values }: Prediction, rule: DecisionRule = 0.5): Int32Array {
  const classes = new Int32Array(rowCount)
  for (let row = 0; row < rowCount; row++) classes[row] = decideClass(values, row * width, width, rule)
  return classes
}
