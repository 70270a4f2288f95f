import { describe, expect, expectTypeOf, it } from 'vitest'
import { fit, hashPipeline, load, pipeline, type Profile } from '../../src/index.ts'
import { shopCsv } from '../search/cases.ts'

const csv = shopCsv(120)
const settings = { target: 'bought', drop: ['plan', 'amount'], learners: ['logistic'], seed: 7 } as const

describe('pipeline', () => {
  it('runs the whole flow and leaves what each step made', async () => {
    const run = await pipeline()
      .load(csv)
      .profile()
      .clean('suggested')
      .fit(settings)
      .evaluate()
      .export('json', 'javascript')
      .run()
    expectTypeOf(run.profile).toEqualTypeOf<Profile>()
    expect(run.dataset.rowCount).toBe(120)
    expect(run.plan.steps.some(({ column }) => column === 'id')).toBe(true)
    expect(run.tidy.columns.map(({ name }) => name)).not.toContain('id')
    expect(run.evaluation.metrics.rocAuc.value).toBeGreaterThan(0.8)
    expect(run.exports.javascript).toContain('export')
  })

  it('makes the same model as the functions', async () => {
    const run = await pipeline().load(csv).fit(settings).run()
    const byHand = await fit(await load(csv), settings)
    expect(hashPipeline(run.pipeline)).toBe(hashPipeline(byHand.pipeline))
  })

  it('does nothing before it runs, and keeps its steps as data', () => {
    const stage = pipeline().load('no,thing').fit({ target: 'nothing' })
    expect(stage.recipe).toMatchObject({ load: { source: 'no,thing' }, fit: { target: 'nothing' } })
    expect(Object.isFrozen(stage)).toBe(true)
  })

  it('can be continued twice from one stage', async () => {
    const loaded = pipeline().load(csv)
    expect((await loaded.run()).profile).toBeUndefined()
    expect((await loaded.profile().run()).profile.rowCount).toBe(120)
  })

  it('stops where it is told', async () => {
    const reason = new Error('stop')
    await expect(
      pipeline()
        .load(csv)
        .run({ signal: AbortSignal.abort(reason) }),
    ).rejects.toBe(reason)
  })

  it('does not compile in a wrong order', () => {
    const start = pipeline()
    // @ts-expect-error nothing is loaded yet
    void start.fit
    // @ts-expect-error a plan is suggested by a profile
    void start.load(csv).clean
    // @ts-expect-error there is no model to export yet
    void start.load(csv).profile().export
    // @ts-expect-error cleaning comes before the fit
    void start.load(csv).fit(settings).clean
    // @ts-expect-error there is no such format
    void (() => start.load(csv).fit(settings).export('pmml'))
    expect('profile' in start).toBe(false)
  })
})
