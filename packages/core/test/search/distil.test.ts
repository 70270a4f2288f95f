import { describe, expect, it } from 'vitest'
import { treeRules } from '../../src/explain/tree-rules.ts'
import { fromJson } from '../../src/fitted/from-json.ts'
import { predictPipeline } from '../../src/fitted/predict-pipeline.ts'
import { toJson } from '../../src/fitted/to-json.ts'
import { metrics } from '../../src/metrics/index.ts'
import { fit } from '../../src/pipeline/fit.ts'
import { distil } from '../../src/search/distil.ts'
import { learningCurve } from '../../src/search/learning-curve.ts'
import { shop } from '../search/cases.ts'

const others = (target: string) => ['id', ...['bought', 'plan', 'amount'].filter((name) => name !== target)]

async function fitted(target: string, rows = 300) {
  const dataset = await shop(rows)
  const learners = target === 'amount' ? (['linear', 'gradientBoosting'] as const) : (['gradientBoosting'] as const)
  const { pipeline } = await fit(dataset, { target, drop: others(target), learners, effort: 'low', seed: 7 })
  return { dataset, pipeline }
}

describe('distil to a tree', () => {
  it.each(['bought', 'plan', 'amount'])(
    'follows the model of %s, in few leaves, and says what it costs',
    async (target) => {
      const { dataset, pipeline } = await fitted(target)
      const { pipeline: simple, before, after, paid, metric } = await distil(pipeline, dataset, { leaves: 8 })
      const rules = treeRules(simple)
      expect(rules.length).toBeGreaterThan(3)
      expect(rules.length).toBeLessThan(9)
      const sign = metrics[metric as 'rmse'].greaterIsBetter ? 1 : -1
      expect(paid.value).toBeCloseTo(sign * (before - after), 9)
      expect(paid.lower).toBeLessThanOrEqual(paid.value)
      const [teacher, student] = [predictPipeline(pipeline, dataset), predictPipeline(simple, dataset)]
      if (teacher.texts !== null) {
        const same = teacher.texts.filter((text, row) => text === student.texts![row]).length
        expect(same / 300).toBeGreaterThan(0.75)
      }
      const again = predictPipeline(fromJson(toJson(simple)), dataset)
      expect(again.prediction.values).toEqual(student.prediction.values)
    },
  )

  it('gives the same tree for the same seed', async () => {
    const { dataset, pipeline } = await fitted('bought', 120)
    const once = await distil(pipeline, dataset)
    expect(toJson((await distil(pipeline, dataset)).pipeline)).toBe(toJson(once.pipeline))
  })
})

describe('distil to a scorecard', () => {
  it.each(['bought', 'amount'])('gives points for %s whose sum is the answer', async (target) => {
    const { dataset, pipeline } = await fitted(target)
    const {
      pipeline: simple,
      points,
      line,
      before,
      after,
    } = await distil(pipeline, dataset, { to: 'scorecard', columns: 3 })
    expect(points.length).toBeGreaterThan(1)
    expect(points.length).toBeLessThan(4)
    expect(Math.max(...points.flatMap(({ bins }) => bins.map((bin) => bin.points)))).toBe(20)
    for (const { bins } of points) {
      expect(bins.every((bin) => Number.isInteger(bin.points) && bin.points >= 0)).toBe(true)
      expect(bins[bins.length - 1].points).toBe(0)
    }
    // Each column with its most points gives the highest answer: intercept + slope · sum.
    const most = points.reduce((sum, { bins }) => sum + bins[0].points, 0)
    const highest = line!.intercept + line!.slope * most
    const { prediction } = predictPipeline(simple, dataset)
    const answers = Array.from({ length: 300 }, (_, row) => prediction.values[(row + 1) * prediction.width - 1])
    const bound = target === 'bought' ? 1 / (1 + Math.exp(-highest)) : highest
    expect(Math.max(...answers)).toBeLessThanOrEqual(bound + 1e-9)
    const sums = new Set(
      answers.map((p) => {
        const value = target === 'bought' ? Math.log(p / (1 - p)) : p
        return Math.round(((value - line!.intercept) / line!.slope) * 1e6) / 1e6
      }),
    )
    expect([...sums].every((sum) => Math.abs(sum - Math.round(sum)) < 1e-4)).toBe(true)
    if (target === 'bought') expect(after).toBeGreaterThan(0.75)
    else expect(after).toBeLessThan(3 * before)
  })

  it('is not for several classes, and needs a recipe', async () => {
    const { dataset, pipeline } = await fitted('plan', 120)
    await expect(distil(pipeline, dataset, { to: 'scorecard' })).rejects.toMatchObject({ code: 'unsuitable-target' })
    await expect(distil(pipeline, dataset, { leaves: 33 })).rejects.toMatchObject({ code: 'invalid-option' })
    await expect(distil({ ...pipeline, recipe: {} }, dataset)).rejects.toMatchObject({ code: 'cannot-refit' })
  })
})

describe('learningCurve', () => {
  it('climbs with the rows and says how many would halve the interval', async () => {
    const { dataset, pipeline } = await fitted('bought', 240)
    const { points, rows, rowsToHalve, message, metric } = await learningCurve(pipeline, dataset)
    expect(metric).toBe('rocAuc')
    expect(points.map((point) => point.rows)).toEqual(points.map((point) => point.rows).toSorted((a, b) => a - b))
    expect(points[points.length - 1].score.value).toBeGreaterThan(points[0].score.value)
    expect([rows, rowsToHalve]).toEqual([240, 960])
    expect(message).toContain('960 rows')
    await expect(learningCurve(pipeline, dataset, { shares: [0.5, 0.2] })).rejects.toMatchObject({
      code: 'invalid-option',
    })
  })
})
