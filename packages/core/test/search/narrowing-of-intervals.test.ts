import { beforeAll, describe, expect, it } from 'vitest'
import {
  evaluate,
  fit,
  hashPipeline,
  load,
  verify,
  type Dataset,
  type Fitted,
  type FitSettings,
} from '../../src/index.ts'
import { randomFrom } from '../../src/util/random.ts'

/** A landscape so hilly that every further row makes a model of it better. */
const hillRows = (rowCount: number, seed: number): readonly string[] => {
  const random = randomFrom(seed, 'hills')
  const height = (x: number) => Math.abs(((x * 12) % 2) - 1)
  return Array.from({ length: rowCount }, () => {
    const [a, b] = [random.next(), random.next()]
    return `${a.toFixed(6)},${b.toFixed(6)},${(100 * height(a) * height(b) + random.normal()).toFixed(3)}`
  })
}
const hills = (rowCount: number, seed: number): Promise<Dataset> =>
  load(`a,b,y\n${hillRows(rowCount, seed).join('\n')}\n`)

const settings = { target: 'y', learners: ['gradientBoosting'], folds: 2, seed: 7, effort: 'low' } as const
const coverageOf = ({ regression }: Fitted['evaluation']) => regression!.interval!.observed

describe('intervals of a model that saw more rows than those of the folds', () => {
  let dataset: Dataset
  let fresh: Dataset
  const fitted: { [request: string]: Fitted } = {}
  beforeAll(async () => {
    dataset = await hills(10_000, 1)
    fresh = await hills(4000, 2)
    for (const intervals of ['auto', 'out-of-fold'] as const)
      fitted[intervals] = await fit(dataset, { ...settings, intervals } as FitSettings)
  })

  it('cover new rows as promised, where those from the folds cover too many', async () => {
    const own = coverageOf(await evaluate(fitted.auto.pipeline, fresh))
    const ofFolds = coverageOf(await evaluate(fitted['out-of-fold'].pipeline, fresh))
    expect(ofFolds).toBeGreaterThan(0.915)
    expect(Math.abs(own - 0.9)).toBeLessThan(0.6 * (ofFolds - 0.9))
  })

  it('leave the out-of-fold evaluation alone, and the recipe says which they are', () => {
    expect(fitted.auto.evaluation.metrics).toEqual(fitted['out-of-fold'].evaluation.metrics)
    expect(fitted.auto.pipeline.recipe.intervals).toBe('narrowed')
    expect(fitted['out-of-fold'].pipeline.recipe.intervals).toBe('out-of-fold')
  })

  it('come again when the recipe is trained again', async () => {
    const { equal, expected } = await verify(fitted.auto.pipeline, dataset)
    expect(equal).toBe(true)
    expect(expected).toBe(hashPipeline(fitted.auto.pipeline))
  })
})

it('narrow more where further rows help more', async () => {
  const random = randomFrom(4, 'plain and hills')
  const height = (x: number) => Math.abs(((x * 12) % 2) - 1)
  // On the plain only noise is left to learn; among the hills every further row helps.
  const rows = Array.from({ length: 10_000 }, (_, i) => {
    const [a, b] = [random.next(), random.next()]
    const y = i % 2 === 0 ? 8 * random.normal() : 100 + 100 * height(a) * height(b) + random.normal()
    return `${i % 2 === 0 ? 'plain' : 'hills'},${a.toFixed(6)},${b.toFixed(6)},${y.toFixed(3)}`
  })
  const dataset = await load(`place,a,b,y\n${rows.join('\n')}\n`)
  const [own, ofFolds] = await Promise.all(
    (['auto', 'out-of-fold'] as const).map(async (intervals) => {
      const { pipeline } = await fit(dataset, { ...settings, intervals } as FitSettings)
      return pipeline.intervals!
    }),
  )
  const factors = own.lower.map((width, point) => width / ofFolds.lower[point])
  expect(factors[0]).toBeGreaterThan(0.97)
  expect(factors.at(-1)).toBeLessThan(0.93)
})

it('narrow where the rows stand in the order of time too, and the second look stays', async () => {
  const rows = hillRows(10_000, 1).map(
    (values, row) => `${2000 + Math.floor(row / 336)},${1 + (Math.floor(row / 28) % 12)},${1 + (row % 28)},${values}`,
  )
  const dataset = await load(`year,month,day,a,b,y\n${rows.join('\n')}\n`)
  const { pipeline, findings } = await fit(dataset, settings as FitSettings)
  expect(findings.map(({ code }) => code)).toContain('time-order-across-folds')
  expect(pipeline.recipe.intervals).toBe('narrowed')
})

it('refuses other words for the intervals', async () => {
  await expect(fit(await hills(100, 3), { ...settings, intervals: 'jackknife' as never })).rejects.toMatchObject({
    code: 'invalid-option',
    message: expect.stringContaining('auto, out-of-fold'),
  })
})
