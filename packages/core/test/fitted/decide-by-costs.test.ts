import { describe, expect, it } from 'vitest'
import { decideByCosts } from '../../src/fitted/decide-by-costs.ts'
import type { PredictResult } from '../../src/fitted/predict-result.ts'
import { fit } from '../../src/pipeline/fit.ts'
import { predictPipeline } from '../../src/fitted/predict-pipeline.ts'
import { randomFrom } from '../../src/util/random.ts'
import { shop } from '../search/cases.ts'

async function fitted(target: string) {
  const dataset = await shop(200)
  const drop = ['id', ...['bought', 'plan', 'amount'].filter((name) => name !== target)]
  const learners = [target === 'amount' ? 'linear' : 'logistic'] as const
  const { pipeline } = await fit(dataset, { target, drop, learners, effort: 'low', seed: 7 })
  return { dataset, pipeline, result: predictPipeline(pipeline, dataset) }
}

describe('decideByCosts', () => {
  it('takes the most probable class where all mistakes cost the same', async () => {
    const { pipeline, result } = await fitted('plan')
    const { texts, expectedCosts } = decideByCosts(pipeline, result, {})
    expect(texts).toEqual(result.texts)
    const { values, width } = result.prediction
    expectedCosts.forEach((cost, row) =>
      expect(cost).toBeCloseTo(1 - Math.max(...values.subarray(row * width, (row + 1) * width)), 12),
    )
  })

  it('costs least of all decisions when classes fall as their probabilities say', async () => {
    const { pipeline, result } = await fitted('plan')
    const [first, second, third] = pipeline.classes
    const costs = { [first]: { [second]: 8, [third]: 3 }, [third]: { [first]: 0.5 } }
    const random = randomFrom(2)
    const rowCount = 20_000
    const values = Float64Array.from({ length: 3 * rowCount }, () => random.next())
    for (let i = 0; i < values.length; i += 3) {
      const sum = values[i] + values[i + 1] + values[i + 2]
      for (let k = 0; k < 3; k++) values[i + k] /= sum
    }
    const drawn: PredictResult = { ...result, prediction: { task: 'multiclass', rowCount, width: 3, values } }
    const { classIndexes, expectedCosts } = decideByCosts(pipeline, drawn, costs)
    const matrix = [
      [0, 8, 3],
      [1, 0, 1],
      [0.5, 1, 0],
    ]
    const actual = Array.from<unknown, number>({ length: rowCount }, (_, row) => {
      const at = random.next()
      return at < values[row * 3] ? 0 : at < values[row * 3] + values[row * 3 + 1] ? 1 : 2
    })
    const meanCost = (decided: (row: number) => number) =>
      actual.reduce((sum, k, row) => sum + matrix[k][decided(row)], 0) / rowCount
    const cheapest = meanCost((row) => classIndexes[row])
    expect(Math.abs(cheapest - expectedCosts.reduce((a, b) => a + b) / rowCount)).toBeLessThan(0.02)
    const probable = (row: number) => [0, 1, 2].reduce((a, b) => (values[row * 3 + b] > values[row * 3 + a] ? b : a))
    for (const other of [probable, () => 0, () => 1, () => 2]) expect(cheapest).toBeLessThan(meanCost(other) - 0.01)
  })

  it('is a threshold for two classes, and refuses what is no cost', async () => {
    const { pipeline, result } = await fitted('bought')
    const [no, yes] = pipeline.classes
    const { classIndexes } = decideByCosts(pipeline, result, { [yes]: { [no]: 4 } })
    classIndexes.forEach((index, row) => expect(index).toBe(result.prediction.values[2 * row + 1] > 0.2 ? 1 : 0))
    expect(() => decideByCosts(pipeline, result, { maybe: { [no]: 4 } })).toThrow(
      'invalid costs: "maybe"; allowed: the classes',
    )
    expect(() => decideByCosts(pipeline, result, { [yes]: { [no]: -1 } })).toThrow('a number ≥ 0')
    const number = await fitted('amount')
    expect(() => decideByCosts(number.pipeline, number.result, {})).toThrow('this one is a number')
  })
})
