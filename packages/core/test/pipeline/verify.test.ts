import { expect, it } from 'vitest'
import { suggest } from '../../src/clean/suggest.ts'
import { acceptAll } from '../../src/clean/step-status.ts'
import { hashPipeline } from '../../src/fitted/to-json.ts'
import { fit } from '../../src/pipeline/fit.ts'
import { verify } from '../../src/pipeline/verify.ts'
import { profile } from '../../src/profile/profile-dataset.ts'
import { shop } from '../search/cases.ts'

const quick = { target: 'bought', drop: ['id', 'plan', 'amount'], effort: 'low', seed: 7 } as const

it('gives the same hash from the same data, options and seed', async () => {
  const { pipeline } = await fit(await shop(120), { ...quick, learners: ['logistic', 'gradientBoosting'] })
  const { equal, expected, found, message } = await verify(pipeline, await shop(120))
  expect(message).toBe('Training again gave the same pipeline.')
  expect([equal, found, expected]).toEqual([true, expected, hashPipeline(pipeline)])
})

it('asks again for what was asked: plan, positive class, folds, split, weight and time', async () => {
  const dataset = await shop(120)
  const plan = acceptAll(suggest(dataset, await profile(dataset, { target: 'bought' }), { target: 'bought' }))
  for (const more of [
    { plan, positive: 'no', folds: 3, maxSeconds: 100 },
    { plan: 'none', split: { group: 'town' }, refit: false },
    { weight: 'price', prefer: 'simple', costs: { falsePositive: 1, falseNegative: 3 } },
  ] as const) {
    const { pipeline } = await fit(dataset, { ...quick, ...more, learners: ['logistic'] })
    expect((await verify(pipeline, dataset)).message).toBe('Training again gave the same pipeline.')
  }
})

it('says what differs', async () => {
  const { pipeline } = await fit(await shop(120), { ...quick, learners: ['logistic'] })
  expect((await verify(pipeline, await shop(119))).message).toContain('119 rows with a target instead of 120')
  expect((await verify(pipeline, await shop(120, 2))).message).toMatch(/the data differ, first in the column "/)
  expect((await verify({ ...pipeline, library: '0.0.0-older' }, await shop(119))).message).toContain('0.0.0-older')
  await expect(verify({ ...pipeline, recipe: {} }, await shop(120))).rejects.toMatchObject({ code: 'cannot-verify' })
})
