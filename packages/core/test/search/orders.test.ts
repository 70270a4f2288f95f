import { beforeAll, describe, expect, it } from 'vitest'
import { fit, load, verify, type Dataset } from '../../src/index.ts'
import { randomFrom } from '../../src/util/random.ts'

/** Grades that only the house knows: each step is worth as much as the one before. */
const grades = ['plum', 'fig', 'oak', 'elm', 'ash', 'yew']
const settings = { target: 'price', effort: 'low', learners: ['gradientBoosting'], seed: 7 } as const

describe('a given order of categories', () => {
  let dataset: Dataset
  beforeAll(async () => {
    const random = randomFrom(2, 'grades')
    const rows = Array.from({ length: 120 }, () => {
      const rank = random.integer(6)
      return `${grades[rank]},${random.integer(40)},${(10 * rank + 15 * random.normal()).toFixed(2)}`
    })
    dataset = await load(`grade,weight,price\n${rows.join('\n')}\n`)
  })

  it('becomes a rank beside the category, and is part of what verify repeats', async () => {
    const { pipeline } = await fit(dataset, { ...settings, orders: { grade: grades } })
    expect(pipeline.features.map(({ name }) => name)).toContain('grade: rank')
    const rank = pipeline.operations.find((one) => 'to' in one && one.to === 'grade: rank')
    expect(rank).toMatchObject({ op: 'lookUp', table: { plum: 0, yew: 5 } })
    expect((await verify(pipeline, dataset)).equal).toBe(true)
  })

  it('is not guessed for words of no known scale', async () => {
    const { pipeline } = await fit(dataset, settings)
    expect(pipeline.features.map(({ name }) => name)).not.toContain('grade: rank')
  })

  it.each([
    [{ shade: ['a', 'b'] }, 'unknown-column', '"shade"'],
    [{ grade: ['plum'] }, 'invalid-option', 'two or more different texts, lowest first'],
    [{ grade: ['plum', 'plum'] }, 'invalid-option', 'two or more different texts'],
    [{ weight: ['a', 'b'] }, 'unsuitable-order', 'integer values, which have an order of their own'],
    [
      { grade: ['low', 'high'] },
      'unsuitable-order',
      'names none of its values; they are: ash, elm, fig, oak, plum, yew',
    ],
  ])('%j is refused', async (orders, code, words) => {
    await expect(fit(dataset, { ...settings, orders: orders as never })).rejects.toMatchObject({
      code,
      message: expect.stringContaining(words),
    })
  })
})
