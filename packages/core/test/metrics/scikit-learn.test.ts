import { describe, expect, it } from 'vitest'
import { metrics } from '../../src/metrics/index.ts'
import type { Metric } from '../../src/metrics/metric.ts'
import { classes, positive, values } from './predictions.ts'
import oracle from './scikit-learn-values.json' with { type: 'json' }

const cases = {
  binary: { actual: oracle.binary.actual, predicted: positive(oracle.binary.probability) },
  multiclass: { actual: oracle.multiclass.actual, predicted: classes(oracle.multiclass.probabilities) },
  regression: { actual: oracle.regression.actual, predicted: values(oracle.regression.predicted) },
}

describe.each(['plain', 'weighted'] as const)(`agrees with ${oracle.source} to 1e-12, %s`, (kind) => {
  for (const [task, { actual, predicted }] of Object.entries(cases)) {
    const expected: Record<string, number> = oracle[kind][task as keyof typeof cases]
    it.each(Object.keys(expected))(`${task} %s`, (name) => {
      const metric: Metric = metrics[name as keyof typeof metrics]
      const weights = kind === 'weighted' ? Float64Array.from(oracle.weights) : undefined
      const score = metric.score(Float64Array.from(actual), predicted, weights)
      expect(Math.abs(score - expected[name])).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(expected[name])))
    })
  }

  it('covers every metric of every task', () => {
    for (const [task, scores] of Object.entries(oracle[kind]))
      expect(Object.keys(scores).sort()).toEqual(
        Object.values<Metric>(metrics)
          .filter((metric) => metric.tasks.includes(task as keyof typeof cases))
          .map((metric) => metric.name)
          .sort(),
      )
  })
})
