import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { FittedPipeline } from '../../src/fitted/fitted-pipeline.ts'
import { fit } from '../../src/pipeline/fit.ts'
import { predictPipeline } from '../../src/fitted/predict-pipeline.ts'
import { verify } from '../../src/pipeline/verify.ts'
import { startBudget } from '../../src/search/search-budget.ts'
import { judgingTime, refitTime } from '../../src/search/remaining-time.ts'
import { shop } from './cases.ts'

/** Milliseconds that go by between two looks at the clock. */
const time = vi.hoisted(() => ({ now: 0, step: 0 }))
vi.mock('../../src/search/clock.ts', () => ({ milliseconds: () => (time.now += time.step) }))
beforeEach(() => {
  Object.assign(time, { now: 0, step: 0 })
})

const settings = { target: 'bought', drop: ['id', 'plan', 'amount'], effort: 'low', seed: 7 } as const
const messages = (findings: readonly { readonly code: string; readonly message: string }[]) =>
  findings.filter(({ code }) => code === 'search-stopped').map(({ message }) => message)

describe('the cap on time', () => {
  it('counts from the call: a preparation that takes longer is cut with a sentence', async () => {
    time.step = 1000
    const dataset = await shop(120)
    await expect(fit(dataset, { ...settings, maxSeconds: 2 })).rejects.toMatchObject({
      code: 'too-little-time',
      message: `2 s (maxSeconds) were over before any model of the 120 rows and ${dataset.columns.length} columns was done; give more time or fewer rows`,
    })
  })

  it('gives the best baseline when no other candidate ends in time, says so, and verify repeats it', async () => {
    time.step = 100
    const dataset = await shop(120)
    const { pipeline, leaderboard, findings, evaluation } = await fit(dataset, { ...settings, maxSeconds: 14 })
    expect(leaderboard.candidates.find(({ chosen }) => chosen)).toMatchObject({ baseline: true })
    expect(leaderboard.reason).toContain('no other candidate is done')
    expect(messages(findings)).toEqual([expect.stringContaining('no model to rely on: give more time')])
    expect(evaluation.rowCount).toBe(120)
    expect(predictPipeline(pipeline, dataset).texts).toHaveLength(120)
    time.step = 0
    expect((await verify(pipeline, dataset)).message).toBe('Training again gave the same pipeline.')
  })

  it('only decides which candidates are done, never what they learn', async () => {
    const dataset = await shop(120)
    const few = { ...settings, learners: ['logistic', 'decisionTree'] } as const
    const whole = await fit(dataset, few)
    const seen = new Set<string>()
    for (const maxSeconds of [10, 20, 60]) {
      Object.assign(time, { now: 0, step: 100 })
      const { pipeline, leaderboard } = await fit(dataset, { ...few, maxSeconds })
      time.step = 0
      const searched = searchedOf(pipeline)
      seen.add(String(searched.length))
      for (const { id, foldScores } of leaderboard.candidates.filter((row) => searched.includes(row.id)))
        expect(foldScores).toEqual(whole.leaderboard.candidates.find((row) => row.id === id)!.foldScores)
      expect((await verify(pipeline, dataset)).message).toBe('Training again gave the same pipeline.')
    }
    expect(seen.size).toBeGreaterThan(1)
  })

  it('decides no more than that with several workers', async () => {
    const dataset = await shop(300)
    const few = { ...settings, learners: ['logistic', 'decisionTree', 'gradientBoosting'] } as const
    const whole = await fit(dataset, few)
    const wanted = new Map(whole.leaderboard.candidates.map(({ id, foldScores }) => [id, foldScores]))
    const seen = new Set<number>()
    for (const maxSeconds of [10, 30, 100, 1000]) {
      Object.assign(time, { now: 0, step: 100 })
      const { pipeline, leaderboard } = await fit(dataset, { ...few, maxSeconds, workers: 3 })
      time.step = 0
      const searched = searchedOf(pipeline)
      seen.add(searched.length)
      for (const { id, foldScores } of leaderboard.candidates.filter((row) => searched.includes(row.id)))
        expect(foldScores).toEqual(wanted.get(id))
      expect((await verify(pipeline, dataset)).message).toBe('Training again gave the same pipeline.')
    }
    expect(seen.size).toBeGreaterThan(1)
  })

  it('is no stop when all candidates are done in time', async () => {
    time.step = 1
    const { findings, pipeline } = await fit(await shop(120), { ...settings, learners: ['logistic'], maxSeconds: 60 })
    expect([messages(findings), pipeline.recipe.trainedOn]).toEqual([[], 'all-rows'])
  })
})

describe('what is kept for after the search', () => {
  it('ends the search that much earlier', () => {
    const budget = startBudget(10, undefined)
    budget.reserve(4000)
    time.now = 5999
    expect(budget.goesOn()).toBe(true)
    time.now = 6000
    expect([budget.goesOn(), budget.stoppedBy(), budget.signal.aborted]).toEqual([false, 'clock', true])
    expect([budget.allows(3000, 1000), budget.allows(3001, 1000)]).toEqual([true, false])
    budget.end()
  })

  it('lets go of what can be left out when its time comes', async () => {
    const budget = startBudget(10, undefined)
    expect(await budget.attempt(1000, () => Promise.resolve('done'))).toBe('done')
    time.now = 9000
    expect(await budget.attempt(1000, () => Promise.resolve('done'))).toBe(null)
    await expect(budget.attempt(0, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    budget.end()
  })

  it('is a fold and a quarter of each candidate, and the scorings of the evaluation', () => {
    const done = [
      { fitMilliseconds: 500, encodeMilliseconds: 100 },
      { fitMilliseconds: 900, encodeMilliseconds: 0 },
    ]
    expect(refitTime(done, { folds: new Array(5).fill(null), foldMilliseconds: 20 })).toBe(1.25 * (20 + 300))
    const raw = { task: 'regression', rowCount: 4000, width: 1, values: new Float64Array(4000) } as const
    expect(judgingTime([{ scoreMilliseconds: 2, raw }])).toBe(2 * (15 + 100))
    expect(judgingTime([])).toBe(0)
  })
})

function searchedOf({ recipe }: FittedPipeline): readonly string[] {
  return recipe.searched as readonly string[]
}
