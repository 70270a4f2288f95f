import { describe, expect, test } from 'vitest'
import { distil, fit, hashPipeline, toJson, fromJson, verify } from '../../src/index.ts'
import { shop } from './cases.ts'

describe('one part held out', () => {
  test('a fifth of the rows judges models of the others, and the split says so', async () => {
    const dataset = await shop(500)
    const { leaderboard, evaluation, pipeline } = await fit(dataset, {
      target: 'bought',
      split: 'holdout',
      learners: ['gradientBoosting'],
      seed: 7,
    })
    expect(leaderboard.folds).toBe(1)
    expect(leaderboard.split.kind).toBe('holdout')
    expect(leaderboard.reason).toMatch(/cannot be told from one part that judges/)
    expect(leaderboard.candidates.filter(({ tied }) => tied)).toHaveLength(1)
    expect(leaderboard.split.reason).toMatch(
      /^100 rows \(20 %\), drawn at random, judge models of the other 400; the share of each class/,
    )
    expect(evaluation.rowCount).toBe(100)
    const boosted = leaderboard.candidates.find(({ id }) => id === 'gradientBoosting')!
    expect(boosted.foldScores).toHaveLength(1)
    expect(boosted.score).toBeGreaterThan(leaderboard.candidates.find(({ id }) => id === 'constant')!.score! + 0.1)
    expect(pipeline.recipe.trainedOn).toBe('all-rows')
  })

  test('the recipe asks for the same again', async () => {
    const dataset = await shop(300)
    const { pipeline } = await fit(dataset, { target: 'amount', split: 'holdout', effort: 'low', seed: 3 })
    const read = fromJson(toJson(pipeline))
    expect(hashPipeline(read)).toBe(hashPipeline(pipeline))
    expect((await verify(read, dataset)).equal).toBe(true)
    expect((await distil(read, dataset)).pipeline.target).toBe('amount')
  })

  test('folds beside it are refused', async () => {
    await expect(fit(await shop(60), { target: 'bought', split: 'holdout', folds: 4 })).rejects.toThrow(
      /folds.*4.*holdout/,
    )
  })
})
