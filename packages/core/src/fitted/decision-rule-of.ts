import type { DecisionRule } from '../matrix/decision-rule.ts'
import type { FittedPipeline } from './fitted-pipeline.ts'

/** Two classes by the threshold, which costs have set; several by the costs where there are some, else by the highest probability. */
export function decisionRuleOf({ task, threshold, costs }: FittedPipeline): DecisionRule {
  return task === 'multiclass' && costs ? costs : threshold
}
