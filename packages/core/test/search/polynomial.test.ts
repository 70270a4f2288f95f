import { beforeAll, describe, expect, it } from 'vitest'
import { exportModel, fit, load, predict, toJson, fromJson, verify, type Dataset } from '../../src/index.ts'
import { randomFrom } from '../../src/util/random.ts'

const settings = { target: 'price', effort: 'low', learners: ['linear'], plan: 'none', seed: 7 } as const

/** A price that is the area, width times height, and the square of the age. */
async function plots(rowCount: number): Promise<Dataset> {
  const random = randomFrom(3, 'plots')
  const rows = Array.from({ length: rowCount }, () => {
    const [width, height, age] = [1 + 9 * random.next(), 1 + 9 * random.next(), 10 * random.next() - 5]
    const price = 3 * width * height - 2 * age * age + random.normal()
    return [width, height, age, random.next() < 0.5 ? 'yes' : 'no', price].join(',')
  })
  return load(`width,height,age,garden,price\n${rows.join('\n')}\n`)
}

describe('squares and products of numbers for linear learners', () => {
  let dataset: Dataset
  beforeAll(async () => {
    dataset = await plots(400)
  })

  it('find what a sum of columns cannot say', async () => {
    const rmse = async (polynomial: boolean) => {
      const { leaderboard } = await fit(dataset, { ...settings, polynomial })
      return leaderboard.candidates.find(({ id }) => id === 'linear')!.score!
    }
    const [plain, bent] = [Math.abs(await rmse(false)), Math.abs(await rmse(true))]
    expect(plain).toBeGreaterThan(10)
    expect(bent).toBeLessThan(1.2)
  })

  it('are features of their own: no square of two values, a product for every two', async () => {
    const { pipeline } = await fit(dataset, { ...settings, polynomial: true, candidates: ['linear'] })
    const names = pipeline.features.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['width²', 'width × height', 'age²', 'age × garden']))
    expect(names).not.toContain('garden²')
    expect((await verify(pipeline, dataset)).equal).toBe(true)
    const row = { width: 4, height: 5, age: 1, garden: 'yes' }
    const again = fromJson(toJson(pipeline))
    expect(Math.abs(predict(again, [row]).prediction.values[0] - 58)).toBeLessThan(2)
  })

  it('are carried by the exports', async () => {
    const { pipeline } = await fit(dataset, { ...settings, polynomial: true, candidates: ['linear'] })
    for (const format of ['javascript', 'sql', 'python', 'onnx'] as const)
      expect((await exportModel(pipeline, format)).length).toBeGreaterThan(0)
  })

  it('are refused where there would be too many', async () => {
    const random = randomFrom(4, 'wide')
    const names = Array.from({ length: 31 }, (_, j) => `c${j}`)
    const rows = Array.from({ length: 60 }, () => [...names, 'price'].map(() => random.next()).join(','))
    const wide = await load(`${[...names, 'price'].join(',')}\n${rows.join('\n')}\n`)
    await expect(fit(wide, { ...settings, polynomial: true })).rejects.toMatchObject({
      code: 'invalid-option',
      message: expect.stringContaining('at most 30 such columns'),
    })
    await expect(fit(dataset, { ...settings, polynomial: 2 as never })).rejects.toMatchObject({
      code: 'invalid-option',
      message: 'invalid polynomial: 2; allowed: true or false',
    })
  })
})
