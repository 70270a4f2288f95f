import { describe, expect, it } from 'vitest'
import { encodeForest } from '../../scripts/column-types/encode-forest.ts'
import { encodeTree } from '../../scripts/column-types/encode-tree.ts'
import { readLabelledColumns } from '../../scripts/column-types/labelled-columns.ts'
import { publishedFolds } from '../../scripts/column-types/published-folds.ts'
import { kindMatrix, kindTarget, trainKinds } from '../../scripts/column-types/train-kinds.ts'
import { scoreExamples } from '../../scripts/column-types/example-columns.ts'
import { featureAgreement } from '../../scripts/column-types/feature-agreement.ts'
import { kindForest } from '../../src/clean/kind/kind-forest-data.ts'
import { kindForestVoter } from '../../src/clean/kind/predict-kind-forest.ts'
import { pathInWords } from '../../src/clean/kind/path-in-words.ts'
import { predictKind } from '../../src/clean/kind/predict-kind.ts'
import { kindFeatures, kindVector } from '../../src/clean/kind/kind-features.ts'
import { kindTable } from '../../src/clean/kind/kind-table.ts'
import { simpleCleanModel } from '../../src/clean/kind/simple-clean-model.ts'
import { actions } from '../../src/clean/actions/index.ts'
import { suggest } from '../../src/clean/suggest.ts'
import { profile } from '../../src/profile/profile-dataset.ts'
import { load } from '../../src/table/load.ts'

describe('SimpleCleanModel', () => {
  it('is a tree of at most 64 leaves and 30 kB whose questions all exist', () => {
    expect(
      simpleCleanModel.nodes.filter((node) => node.length === simpleCleanModel.kinds.length).length,
    ).toBeLessThanOrEqual(64)
    expect(JSON.stringify(simpleCleanModel).length).toBeLessThanOrEqual(30_000)
    const names = new Set(kindFeatures.map((feature) => feature.name))
    for (const feature of simpleCleanModel.features) expect(names).toContain(feature)
    for (const node of simpleCleanModel.nodes) expect([4, simpleCleanModel.kinds.length]).toContain(node.length)
  })

  it('reads no evidence without trouble', () => {
    const vector = kindVector({
      name: '',
      total: 0,
      missing: 0,
      distinct: 0,
      mean: 0,
      standardDeviation: 0,
      min: 0,
      max: 0,
      samples: [],
    })
    expect([...vector].every((value) => value - value === 0)).toBe(true)
  })

  it('has a meaning for each kind, with actions that exist', () => {
    expect(Object.keys(kindTable).sort()).toEqual([...simpleCleanModel.kinds].sort())
    for (const { actions: named } of Object.values(kindTable))
      for (const action of named) expect(Object.keys(actions)).toContain(action)
  })

  it('names the kinds of the sample columns as a person does, and suggests what a person would do', async () => {
    const { columns, rightKinds, rightActions, differences } = await scoreExamples()
    expect(columns).toBe(60)
    expect(rightKinds / columns, differences.join('; ')).toBeGreaterThanOrEqual(0.8)
    expect(rightActions / columns, differences.join('; ')).toBeGreaterThanOrEqual(0.95)
  })

  it('knows the columns that it learned from, and its figures are those of the file', async () => {
    const file = new URL('../../data/column-types/labelled-columns.csv', import.meta.url)
    const columns = await readLabelledColumns(file)
    const published = publishedFolds(columns)
    expect(published.filter((fold) => fold === 0).length).toBe(1624)
    const right = columns.filter(({ evidence, kind }) => predictKind(simpleCleanModel, evidence).kind === kind)
    expect(right.length / columns.length).toBeGreaterThan(0.85)
    const vote = kindForestVoter(kindForest)
    const some = columns.filter((_, index) => index % 20 === 0)
    expect(some.filter(({ evidence, kind }) => vote(evidence).kind === kind).length / some.length).toBeGreaterThan(0.95)
    for (const { figure, share } of await featureAgreement(file)) expect(share, figure).toBeGreaterThan(0.9)
  })
})

describe('the models that ship', () => {
  it('are those that the learners of today make of the labelled columns', async () => {
    const columns = await readLabelledColumns(new URL('../../data/column-types/labelled-columns.csv', import.meta.url))
    const X = kindMatrix(columns)
    const y = kindTarget(columns)
    const rows = Int32Array.from(y, (_, row) => row)
    const { features, nodes } = simpleCleanModel
    const stale = 'a learner or a feature changed: run npm run train:column-types'
    expect(encodeTree(await trainKinds(X, y, rows, 'tree')), stale).toEqual({ features, nodes })
    const forest = encodeForest(await trainKinds(X, y, rows, 'forest'))
    expect(forest.bounds, stale).toEqual(kindForest.bounds)
    expect(forest.nodes === kindForest.nodes, stale).toBe(true)
  }, 30_000)
})

describe('the path of a rule in words', () => {
  const figures = { mean: 0, standardDeviation: 0, min: 0, max: 0 }
  const base = { name: 'size', total: 100, missing: 0, distinct: 60, samples: ['ab', 'cd', '12 kg'], ...figures }
  const test = (name: string, threshold: number, above: boolean) => ({
    feature: kindFeatures.find((feature) => feature.name === name)!,
    threshold,
    above,
  })

  it('says once that texts have no figures', () => {
    const tests = [test('max', 3.06, false), test('mean', -5, true), test('numberSpread', 2, false)]
    expect(pathInWords(tests, base)).toEqual(['not all cells are plain numbers', 'no samples are plain numbers'])
    expect(pathInWords(tests.slice(0, 1), { ...base, mean: 1, max: 2 })).toEqual(['the largest number is at most 3.06'])
  })

  it('counts things whole, and puts two bounds in one sentence', () => {
    expect(pathInWords([test('distinct', 71.5, true)], base)).toEqual(['the number of different values is at least 72'])
    const both = [test('distinct', 10.5, true), test('missingShare', 0.97, false), test('distinct', 90.5, false)]
    expect(pathInWords(both, { ...base, missing: 3 })).toEqual([
      'the number of different values is between 11 and 90',
      'the share of missing cells is at most 97 %',
    ])
    expect(pathInWords([test('nameWords', 0.5, true), test('nameWords', 1.5, false)], base)).toEqual([
      'the number of words in the name is 1',
    ])
  })

  it('says none and all as that, and what the name is not', () => {
    const tests = [test('shape.date', 0.45, false), test('shape.unit', 0.3, true), test('shape.word', 0.5, true)]
    expect(pathInWords([...tests, test('name.date', 0.5, false), test('distinctShare', 0.9999, true)], base)).toEqual([
      'no samples look like dates',
      'more than 30 % of the samples are numbers with a unit or sign',
      'more than 50 % of the samples are one word',
      'the name does not speak of a time (date, time, year, day)',
      'the share of different values among all rows is above 99.99 %',
    ])
    expect(pathInWords([test('distinctShare', 0.9999, true)], { ...base, distinct: 100 })).toEqual([
      'the share of different values among all rows is 100 %',
    ])
  })
})

describe('the forest', () => {
  it('is small, asks only what exists, and leads suggest where it is given', async () => {
    const names = new Set(kindFeatures.map((feature) => feature.name))
    expect(kindForest.features.every((feature) => names.has(feature))).toBe(true)
    expect(kindForest.unseenSources.accuracy).toBeGreaterThanOrEqual(0.86)
    expect(JSON.stringify(kindForest).length).toBeLessThan(200_000)
    const dataset = await load(
      new TextEncoder().encode('id,when,same\n1,2024-01-02,x\n2,2024-01-03,x\n3,2024-02-03,x\n'),
      {
        header: true,
      },
    )
    const { steps } = suggest(dataset, await profile(dataset), { kindModel: kindForest })
    expect(steps.length).toBeGreaterThan(0)
    for (const { rule } of steps)
      if (rule !== null) expect(rule.path).toEqual([expect.stringMatching(/^\d+ of 40 trees/)])
    expect((await scoreExamples(kindForest)).rightKinds).toBeGreaterThanOrEqual(50)
  })

  it('refuses what is no forest', () => {
    expect(() => kindForestVoter({ ...kindForest, nodes: '*' })).toThrow(/base64/)
  })
})
