import { expect, it } from 'vitest'
import {
  evaluate,
  exportModel,
  fit,
  fitSteps,
  fromJson,
  hashPipeline,
  learners,
  predict,
  toJson,
  verify,
  type FitSettings,
  type FitStep,
  type Learner,
} from '../../src/index.ts'
import { shop } from '../search/cases.ts'

const names = ['linear', 'randomForest', 'elasticNet'] as const
const settings = { target: 'amount', drop: ['id', 'plan', 'bought'], seed: 7, learners: names } as const

async function stepsOf(rows: number, more: Partial<FitSettings> = {}): Promise<readonly FitStep[]> {
  const steps: FitStep[] = []
  for await (const step of fitSteps(await shop(rows), { ...settings, ...more })) steps.push(step)
  return steps
}

it('gives a step after each candidate, ever more work done, the fit with the last', async () => {
  const steps = await stepsOf(120)
  expect(steps.map(({ fitted }) => fitted !== null)).toEqual([false, false, false, false, false, true])
  expect(steps.map(({ work }) => work)).toEqual([...steps.map(({ work }) => work)].sort((a, b) => a - b))
  const whole = await fit(await shop(120), settings)
  expect(hashPipeline(steps.at(-1)!.fitted!.pipeline)).toBe(hashPipeline(whole.pipeline))
})

it('has a pipeline that predicts at every step, and leaves the search when the loop is left', async () => {
  let begun = 0
  for await (const { best, leaderboard } of fitSteps(await shop(120), { ...settings, onProgress: () => begun++ })) {
    if (!leaderboard.candidates.some(({ state, baseline }) => state === 'done' && !baseline)) continue
    const { metrics } = await evaluate(await best(), await shop(200, 2))
    expect(metrics.r2.value).toBeGreaterThan(0.5)
    break
  }
  const seen = begun
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(begun).toBe(seen)
})

it('goes on from a state that went through JSON, to the same bits, without training anew', async () => {
  const left = (await stepsOf(120))[3].state()
  const trained: string[] = []
  const watched = names.map((name) => watch(learners[name] as unknown as Learner, trained))
  const resume = JSON.parse(JSON.stringify(left))
  const resumed = await fit(await shop(120), { ...settings, learners: watched, resume, refit: false })
  const whole = await fit(await shop(120), { ...settings, learners: watched, refit: false })
  expect(hashPipeline(resumed.pipeline)).toBe(hashPipeline(whole.pipeline))
  const once = await fit(await shop(120), { ...settings, resume })
  expect(hashPipeline(once.pipeline)).toBe(hashPipeline((await fit(await shop(120), settings)).pipeline))
  trained.length = 0
  for await (const { leaderboard } of fitSteps(await shop(120), { ...settings, learners: watched, resume }))
    if (leaderboard.candidates.every(({ state }) => state !== 'waiting')) break
  expect(new Set(trained)).toEqual(new Set(['elasticNet']))
})

function watch(learner: Learner, trained: string[]): Learner {
  return {
    ...learner,
    fit(...args) {
      trained.push(learner.name)
      return learner.fit(...args)
    },
  }
}

it('refuses the state of another search', async () => {
  const state = (await stepsOf(60))[1].state()
  const again = async (more: Partial<FitSettings>) => fit(await shop(60), { ...settings, resume: state, ...more })
  for (const more of [
    { seed: 8 },
    { drop: ['id', 'plan', 'bought', 'town'] },
    { target: 'price', drop: [] },
    { folds: 3 },
    { resume: { ...state, library: '0.0.0-older' } },
    { resume: {} as never },
  ])
    await expect(again(more)).rejects.toMatchObject({ code: 'other-search' })
})

it('keeps the models of all folds, which answer with their mean, in a pipeline like any other', async () => {
  const dataset = await shop(120)
  const plan = 'suggested' as const
  const { pipeline } = await fit(dataset, { ...settings, learners: ['linear'], folds: 3, plan, refit: false })
  expect(pipeline.model.format === 'blend' && pipeline.model.members.length).toBe(3)
  expect(pipeline.recipe.trainedOn).toBe('folds')
  const holdout = await shop(50, 2)
  const answers = predict(pipeline, holdout).prediction.values
  expect(predict(fromJson(toJson(pipeline)), holdout).prediction.values).toEqual(answers)
  expect((await evaluate(pipeline, holdout)).metrics.r2.value).toBeGreaterThan(0.7)
  expect(await exportModel(pipeline, 'javascript')).toContain('export')
  expect((await verify(pipeline, dataset)).equal).toBe(true)
})

it('verifies a search that was stopped, the work done included', async () => {
  const stop = new AbortController()
  const { pipeline } = await fit(await shop(120), {
    ...settings,
    signal: stop.signal,
    onProgress: ({ message }) => message?.startsWith('Elastic') && stop.abort(),
  })
  expect(pipeline.recipe.searched).toEqual(['constant', 'oneRule', 'linear', 'randomForest'])
  expect((await verify(pipeline, await shop(120))).message).toBe('Training again gave the same pipeline.')
})

it('begins nothing when the work is used up, whatever the clock says', async () => {
  const { leaderboard, findings, pipeline } = await fit(await shop(120), { ...settings, maxWork: 10 })
  const states = Object.fromEntries(leaderboard.candidates.map(({ id, state }) => [id, state]))
  expect(states).toMatchObject({ linear: 'done', randomForest: 'skipped', elasticNet: 'skipped' })
  expect(findings.find(({ code }) => code === 'search-stopped')?.evidence).toEqual({ by: 'work' })
  expect((await verify(pipeline, await shop(120))).equal).toBe(true)
})

it('tries only the candidates named', async () => {
  const { leaderboard } = await fit(await shop(60), { ...settings, candidates: ['linear'] })
  expect(leaderboard.candidates.map(({ id }) => id)).toEqual(['linear'])
  await expect(fit(await shop(60), { ...settings, candidates: ['lineer'] })).rejects.toMatchObject({
    code: 'invalid-option',
  })
})
