import type { FittedPipeline } from '../fitted/fitted-pipeline.ts'

/** What of a prediction is looked at: the value, the probability of the positive class, or that of every class. */
export interface ExplainedOutput {
  /** Null for regression. */
  readonly class: string | null
  /** Its place in a row of the prediction. */
  readonly index: number
}

export function explainedOutputs({ task, classes }: FittedPipeline): readonly ExplainedOutput[] {
  if (task === 'regression') return [{ class: null, index: 0 }]
  const all = classes.map((name, index) => ({ class: name, index }))
  return task === 'binary' ? all.slice(1) : all
}
