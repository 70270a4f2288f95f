import type { FittedPipeline } from '../fitted/fitted-pipeline.ts'
import type { PredictResult } from '../fitted/predict-result.ts'

/** One column of an answer, one value a row. */
export interface OutputColumn {
  readonly name: string
  readonly type: 'text' | 'number'
  readonly values: (result: PredictResult) => ArrayLike<number | string>
}

/** What a pipeline answers: names and order are those of its ONNX export, so that either can stand for the other. */
export function outputColumns({ task, classes, intervals }: FittedPipeline): readonly OutputColumn[] {
  if (task === 'regression') {
    const value: OutputColumn = { name: 'prediction', type: 'number', values: ({ prediction }) => prediction.values }
    if (intervals === null) return [value]
    return [
      value,
      { name: 'lower', type: 'number', values: ({ lower }) => lower! },
      { name: 'upper', type: 'number', values: ({ upper }) => upper! },
    ]
  }
  return [
    { name: 'label', type: 'text', values: ({ texts }) => texts! },
    ...classes.map((name, k): OutputColumn => ({
      name: `probability_${name}`,
      type: 'number',
      values: ({ prediction: { values, width } }) => values.filter((_, i) => i % width === k),
    })),
  ]
}
