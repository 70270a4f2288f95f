import { beforeAll, describe, expect, it } from 'vitest'
import {
  checkRows,
  decideByCosts,
  distil,
  evaluate,
  fit,
  fromJson,
  hashPipeline,
  learners,
  load,
  predict,
  toJson,
  treeRules,
  verify,
  type Dataset,
  type Fitted,
  type Leaderboard,
  type Learner,
  type Progress,
} from '../../src/index.ts'
import { withColumns } from '../../src/table/with-columns.ts'
import { randomFrom } from '../../src/util/random.ts'
import { shop } from '../search/cases.ts'

const others = ['bought', 'plan', 'amount']
const without = (target: string) => others.filter((name) => name !== target)

let dataset: Dataset
let holdout: Dataset
beforeAll(async () => {
  dataset = await shop(300)
  holdout = await shop(400, 2)
})

describe.each([
  ['binary', 'bought', 'rocAuc', 0.85],
  ['multiclass', 'plan', 'accuracy', 0.7],
  ['regression', 'amount', 'r2', 0.7],
] as const)('fit of a %s target', (task, target, metric, worth) => {
  let fitted: Fitted
  beforeAll(async () => {
    fitted = await fit(dataset, { target, drop: without(target), seed: 7, effort: 'low' })
  })

  it('decides the task and says why', () => {
    expect(fitted.pipeline.task).toBe(task)
    expect(fitted.findings.find(({ code }) => code === 'task-decided')?.message).toContain(target)
  })

  it('finds what is there, out of fold and on new rows', async () => {
    expect(fitted.evaluation.metrics[metric].value).toBeGreaterThan(worth)
    const { metrics } = await evaluate(fitted.pipeline, holdout)
    expect(metrics[metric].value).toBeGreaterThan(worth)
  })

  it('promises no more than new rows show', async () => {
    const promised = fitted.evaluation.metrics[metric]
    const { metrics } = await evaluate(fitted.pipeline, holdout)
    expect(metrics[metric].upper).toBeGreaterThan(promised.lower)
    expect(metrics[metric].lower).toBeLessThan(promised.upper)
  })

  it('stands above its baselines', () => {
    const { candidates, greaterIsBetter } = fitted.leaderboard
    const chosen = candidates.find((candidate) => candidate.chosen)!
    const baselines = candidates.filter((candidate) => candidate.baseline)
    expect(baselines.length).toBe(2)
    for (const { score } of baselines)
      expect(greaterIsBetter ? chosen.score! > score! : chosen.score! < score!).toBe(true)
  })

  it('knows which columns matter', () => {
    const rank = fitted.evaluation.importance.map(({ column }) => column)
    expect(rank.indexOf('visits')).toBeLessThan(rank.indexOf('noise') < 0 ? Infinity : rank.indexOf('noise'))
  })

  it('leaves the number of the row out', () => {
    expect(fitted.pipeline.inputs.map(({ name }) => name)).not.toContain('id')
  })

  it('survives JSON', () => {
    const copy = fromJson(toJson(fitted.pipeline))
    expect(hashPipeline(copy)).toBe(hashPipeline(fitted.pipeline))
    expect(predict(copy, holdout).prediction).toEqual(predict(fitted.pipeline, holdout).prediction)
  })

  it('gives the same bits for the same seed', async () => {
    const again = await fit(dataset, { target, drop: without(target), seed: 7, effort: 'low' })
    expect(hashPipeline(again.pipeline)).toBe(hashPipeline(fitted.pipeline))
  })
})

describe('fit', () => {
  const settings = { target: 'amount', drop: without('amount'), seed: 7, learners: ['linear', 'randomForest'] } as const

  it('gives the same bits for any number of workers', async () => {
    const rows = await shop(700)
    const hashes: string[] = []
    for (const workers of [1, 2]) {
      const { pipeline } = await fit(rows, {
        target: 'amount',
        learners: ['randomForest'],
        seed: 7,
        effort: 'low',
        workers,
      })
      hashes.push(hashPipeline(pipeline))
    }
    expect(hashes[1]).toBe(hashes[0])
    await expect(fit(rows, { target: 'amount', workers: 0 })).rejects.toThrow(/workers: 0; allowed: 1 … 64/)
  })

  it('covers new rows as its intervals promise', async () => {
    const { pipeline } = await fit(dataset, settings)
    const { regression } = await evaluate(pipeline, holdout)
    expect(Math.abs(regression!.interval!.observed - 0.9)).toBeLessThan(0.07)
  })

  it('turns a learner that answers NaN into a failed row, and keeps to the others', async () => {
    const blind = {
      ...learners.linear,
      name: 'blind',
      title: 'Blind',
      fit: async (...given: Parameters<Learner['fit']>) => {
        const { model, details } = await (learners.linear as unknown as Learner).fit(...given)
        return { model: { ...model, intercepts: Float64Array.of(NaN) } as typeof model, details }
      },
    } as unknown as Learner
    const { leaderboard, pipeline } = await fit(dataset, { ...settings, learners: [blind, 'linear'] })
    const row = leaderboard.candidates.find(({ learner }) => learner === 'blind')!
    expect([row.state, row.error?.message]).toEqual(['failed', expect.stringContaining('Blind predicts NaN')])
    expect(pipeline.recipe.members).toMatchObject([{ learner: 'linear' }])
  })

  it('turns a learner that fails into a row of the board', async () => {
    const broken: Learner = {
      ...learners.linear,
      name: 'broken',
      fit: () => Promise.reject(new Error('no luck')),
    } as Learner
    const { leaderboard } = await fit(dataset, { ...settings, learners: ['linear', broken] })
    expect(leaderboard.candidates.find(({ id }) => id === 'broken')).toMatchObject({
      state: 'failed',
      error: { message: 'no luck' },
    })
  })

  it('takes a learner by value', async () => {
    const own = { ...learners.linear, name: 'myRidge', title: 'Mine' } as unknown as Learner
    const { pipeline } = await fit(dataset, { ...settings, learners: [own] })
    expect(pipeline.recipe.members).toMatchObject([{ learner: 'myRidge' }])
  })

  it('reports progress that never goes back, with the board so far', async () => {
    const seen: Progress[] = []
    await fit(dataset, { ...settings, onProgress: (progress) => seen.push(progress) })
    const steps = seen.filter(({ stage }) => stage === 'fit')
    expect(steps.map(({ done }) => done)).toEqual([...steps.map(({ done }) => done)].sort((a, b) => a - b))
    expect((steps.at(-3)!.detail as Leaderboard | undefined)?.candidates.length ?? 4).toBeGreaterThan(2)
  })

  it('keeps the best when it is stopped', async () => {
    const stop = new AbortController()
    const { leaderboard, pipeline, findings } = await fit(dataset, {
      ...settings,
      signal: stop.signal,
      onProgress: ({ message }) => message?.startsWith('Random forest') && stop.abort(new Error('enough')),
    })
    expect(leaderboard.candidates.find(({ id }) => id === 'randomForest')?.state).toBe('skipped')
    expect(pipeline.recipe).toMatchObject({ trainedOn: 'first-fold', members: [{ learner: 'linear' }] })
    const { message } = findings.find(({ code }) => code === 'search-stopped')!
    expect(message).toMatch(/Its model learned from \d+ of the 300 rows, those of the first fold\.$/)
  })

  it('rethrows the reason when nothing is done yet', async () => {
    const reason = new Error('too late')
    await expect(fit(dataset, { ...settings, signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  })

  it('returns within its time, whatever is left to try', async () => {
    const big = await shop(3000)
    const begin = performance.now()
    const { leaderboard } = await fit(big, {
      target: 'amount',
      drop: without('amount'),
      seed: 7,
      maxSeconds: 1,
      effort: 'high',
    })
    expect(leaderboard.candidates.some(({ chosen }) => chosen)).toBe(true)
    expect(performance.now() - begin).toBeLessThan(20_000)
  })

  it('chooses the simplest of those that cannot be told apart, when asked', async () => {
    const { leaderboard } = await fit(dataset, {
      ...settings,
      learners: ['randomForest', 'linear', 'gradientBoosting'],
      prefer: 'simple',
    })
    const chosen = leaderboard.candidates.find((candidate) => candidate.chosen)!
    expect([chosen.learner, chosen.tied]).toEqual(['linear', true])
  })

  it('sets the threshold by the costs', async () => {
    const of = (falseNegative: number) =>
      fit(dataset, {
        target: 'bought',
        drop: without('bought'),
        learners: ['logistic'],
        costs: { falsePositive: 1, falseNegative },
      })
    expect((await of(20)).pipeline.threshold).toBeLessThan((await of(1)).pipeline.threshold)
  })

  it('decides several classes by the costs, in the pipeline, its evaluation and its distilled tree', async () => {
    const asked = { target: 'plan', drop: without('plan'), learners: ['logistic'], seed: 7 } as const
    const costs = { pro: { basic: 9, plus: 9 } }
    const plain = await fit(dataset, asked)
    const { pipeline, evaluation } = await fit(dataset, { ...asked, costs })
    const proOf = (texts: readonly string[] | null) => texts!.filter((text) => text === 'pro').length
    const decided = predict(pipeline, holdout)
    expect(decided.texts).toEqual(decideByCosts(plain.pipeline, predict(plain.pipeline, holdout), costs).texts)
    expect(proOf(decided.texts)).toBeGreaterThan(proOf(predict(plain.pipeline, holdout).texts))
    const { perRow, byProbability, oneAnswer } = evaluation.classification!.costs!
    expect(perRow.value).toBeLessThan(byProbability)
    expect(perRow.value).toBeLessThan(oneAnswer.perRow)
    const { confusion } = evaluation.classification!
    const place = pipeline.classes.indexOf('pro')
    const sum = confusion.reduce(
      (total, row, k) => total + row.reduce((all, count, d) => all + (k === d ? 0 : k === place ? 9 : 1) * count, 0),
      0,
    )
    expect(perRow.value).toBeCloseTo(sum / evaluation.rowCount, 12)
    expect(plain.evaluation.classification!.costs).toBeUndefined()
    expect(predict(fromJson(toJson(pipeline)), holdout).texts).toEqual(decided.texts)
    expect((await evaluate(pipeline, holdout)).classification!.costs!.perRow.value).toBeGreaterThan(0)
    expect((await verify(pipeline, dataset)).equal).toBe(true)
    const simple = await distil(pipeline, dataset, { leaves: 8 })
    expect(simple.pipeline.costs).toEqual(pipeline.costs)
    expect(treeRules(simple.pipeline).some((rule) => rule.class === 'pro')).toBe(true)
  })

  it('reads the costs of two classes by their names too', async () => {
    const asked = { target: 'bought', drop: without('bought'), learners: ['logistic'], seed: 7 } as const
    const [named, counted] = [{ yes: { no: 6 } }, { falsePositive: 1, falseNegative: 6 }]
    const ofNames = await fit(dataset, { ...asked, positive: 'yes', costs: named })
    const ofCounts = await fit(dataset, { ...asked, positive: 'yes', costs: counted })
    expect(ofNames.pipeline.threshold).toBe(ofCounts.pipeline.threshold)
    expect(ofNames.evaluation.classification!.costs).toEqual(ofCounts.evaluation.classification!.costs)
  })

  it('judges on rows of the user, when there are', async () => {
    const { evaluation, findings } = await fit(dataset, { ...settings, test: holdout })
    expect([evaluation.origin, evaluation.rowCount]).toEqual(['holdout', 400])
    expect(findings.map(({ code }) => code)).not.toContain('duplicates-across-split')
  })

  it('warns of test rows that it learned from, and of columns that they lack', async () => {
    const asked = { ...settings, learners: ['constant', 'randomForest'] } as const
    const known = await fit(dataset, { ...asked, test: dataset })
    expect(known.findings.find(({ code }) => code === 'duplicates-across-split')?.severity).toBe('warning')
    const { name } = known.pipeline.inputs[0]
    const test = withColumns(
      holdout,
      holdout.columns.filter((column) => column.name !== name),
    )
    const { findings } = await fit(dataset, { ...asked, test })
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'test-columns-absent', evidence: { count: 1, columns: [name] } }),
    )
  })

  it('notices that a pipeline is judged on the table that it learned from', async () => {
    const { pipeline } = await fit(dataset, { ...settings, learners: ['decisionTree'] })
    const codes = async (rows: Dataset) => (await checkRows(pipeline, rows)).map(({ code }) => code)
    expect(await codes(dataset)).toEqual(['judged-on-training-rows'])
    expect(await codes(holdout)).toEqual([])
    expect(await codes(await shop(300, 2))).toEqual([])
  })

  it('refuses test rows without an answer before it searches', async () => {
    const onProgress = (): never => expect.fail('it searches')
    const tests = [await load('a,b\n1,2\n3,4\n'), await load(`a,${settings.target}\n1,\n3,\n`)]
    await expect(fit(dataset, { ...settings, test: tests[0], onProgress })).rejects.toMatchObject({
      code: 'unknown-column',
    })
    await expect(fit(dataset, { ...settings, test: tests[1], onProgress })).rejects.toMatchObject({
      code: 'empty-target',
    })
  })

  it.each([
    [{ target: 'amont' }, 'unknown-column', 'did you mean "amount"?'],
    [{ target: 'amount', metric: 'rocAuc' }, 'invalid-option', 'rmse'],
    [{ target: 'plan', positive: 'pro' }, 'invalid-option', '"plan" has 3 classes'],
    [{ target: 'amount', positive: '1' }, 'invalid-option', '"amount" is an amount'],
    [{ target: 'amount', folds: 1 }, 'invalid-option', '2 … 50'],
    [{ target: 'amount', costs: { falsePositive: 1, falseNegative: 2 } }, 'invalid-option', '"amount" is an amount'],
    [{ target: 'plan', costs: { falsePositive: 1, falseNegative: 2 } }, 'invalid-option', 'costs by class for the 3'],
    [{ target: 'plan', costs: { gold: { basic: 2 } } }, 'invalid-option', 'the classes'],
    [{ target: 'bought', costs: { falsePositive: 0, falseNegative: 0 } }, 'invalid-option', 'one above 0'],
    [{ target: 'amount', weight: 'town' }, 'unsuitable-weight', 'town'],
    [{ target: 'amount', drop: ['nois'] }, 'unknown-column', 'noise'],
    [{ target: 'bought', positive: 'maybe' }, 'unknown-class', 'maybe'],
    [{ target: 'amount', learners: ['lineer'] }, 'invalid-option', 'linear'],
    [{ target: 'amount', learners: ['logistic'] }, 'invalid-option', 'for regression constant, oneRule, linear'],
    [{ target: 'amount', split: { time: 'town' } }, 'unsuitable-split', 'town'],
  ] as const)('refuses %j with %s', async (wrong, code, words) => {
    await expect(fit(dataset, wrong as never)).rejects.toMatchObject({ code, message: expect.stringContaining(words) })
  })

  it('names learners that it leaves out because they do not know the task', async () => {
    const { findings, leaderboard } = await fit(dataset, {
      target: 'amount',
      drop: without('amount'),
      seed: 7,
      learners: ['logistic', 'linear'],
    })
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'learners-unsuited',
        message: 'Asked for, but not for regression: logistic.',
        evidence: { task: 'regression', learners: ['logistic'] },
      }),
    )
    expect(leaderboard.candidates.map(({ id }) => id)).toContain('linear')
  })

  it('keeps a column that looks like a leak when told to, and again when it is verified', async () => {
    const lines = Array.from(
      { length: 200 },
      (_, i) => `${(i * 37) % 200},${(i * 11) % 7},${(i * 37) % 200 > 120 ? 'yes' : 'no'}`,
    )
    const table = await load(`score,other,won\n${lines.join('\n')}\n`)
    const asked = { target: 'won', learners: ['decisionTree'], seed: 7 } as const
    const read = ({ pipeline }: Fitted) => pipeline.inputs.map(({ name }) => name)
    const usual = await fit(table, asked)
    expect(read(usual)).toEqual(['other'])
    expect(usual.findings.find(({ code }) => code === 'columns-dropped')?.message).toContain('(keep)')
    const kept = await fit(table, { ...asked, keep: ['score'] })
    expect(read(kept)).toEqual(['score', 'other'])
    expect((await verify(kept.pipeline, table)).equal).toBe(true)
    await expect(fit(table, { ...asked, keep: ['nope'] })).rejects.toMatchObject({ code: 'unknown-column' })
  })

  it('warns of a model that beats the baselines only on rows like those it has seen', async () => {
    const random = randomFrom(2, 'copies')
    const base = Array.from({ length: 80 }, () =>
      [random.next(), random.next(), random.next()].map((x) => x.toFixed(4)).join(','),
    )
    const copied = await load(`a,b,y\n${[...base, ...base, ...base].join('\n')}\n`)
    const { findings, leaderboard } = await fit(copied, {
      target: 'y',
      learners: ['extraTrees'],
      effort: 'low',
      seed: 7,
    })
    expect(leaderboard.candidates[0].baseline).toBe(false)
    expect(findings.find(({ code }) => code === 'no-better-than-baseline')?.message).toContain('the stricter split')
  })

  it('shows both scores when a single column of texts has copies', async () => {
    const texts = Array.from(
      { length: 120 },
      (_, i) => `note ${(i * 7919) % 1000} of ${(i * 31) % 97},${i % 3 ? 'a' : 'b'}`,
    )
    const copied = await load(`text,kind\n${[...texts, ...texts.slice(0, 60)].join('\n')}\n`)
    const { findings } = await fit(copied, { target: 'kind', learners: ['logistic'], effort: 'low', seed: 7 })
    expect(findings.find(({ code }) => code === 'duplicates-across-folds')?.evidence).toMatchObject({ rows: 60 })
  })

  it('shows both scores when rows are copies of others', async () => {
    const rows = Array.from({ length: 200 }, (_, i) => i)
    const { takeRows } = await import('../../src/index.ts')
    const copied = takeRows(dataset, Int32Array.from([...rows, ...rows.slice(0, 100)]))
    const { findings } = await fit(copied, {
      target: 'amount',
      drop: [...without('amount'), 'id'],
      learners: ['randomForest'],
      seed: 7,
    })
    const { evidence } = findings.find(({ code }) => code === 'duplicates-across-folds')!
    expect(evidence.strict as number).toBeGreaterThan(evidence.random as number)
  })
})
