import { describe, expect, it } from 'vitest'
import { gradientBoosting, type GradientBoostingParams } from '../../src/learners/gradient-boosting.ts'
import type { FitOptions } from '../../src/learners/learner.ts'
import { validateParams } from '../../src/learners/validate-params.ts'
import type { FeatureMatrix } from '../../src/matrix/feature-matrix.ts'
import { metrics } from '../../src/metrics/index.ts'
import { modelToJson } from '../../src/models/model-json.ts'
import type { TreesModel } from '../../src/models/model.ts'
import { predictModel } from '../../src/models/predict.ts'
import { treeScores } from '../../src/models/tree-scores.ts'
import { randomFrom } from '../../src/util/random.ts'
import { makeTable, matrixOf } from '../conformance/learner-tables.ts'

const params = (given: Partial<GradientBoostingParams>): GradientBoostingParams =>
  validateParams(gradientBoosting, given)
const regression: FitOptions = { seed: 1, task: 'regression', classes: 1 }
const binary: FitOptions = { seed: 1, task: 'binary', classes: 2 }

async function fit(
  X: FeatureMatrix,
  y: Float64Array,
  given: Partial<GradientBoostingParams>,
  run: FitOptions = regression,
) {
  const { model, details } = await gradientBoosting.fit(X, y, params(given), run)
  return { model: model as TreesModel, details }
}

describe('monotone constraints', () => {
  it.each([1, -1] as const)(
    'direction %i holds in every tree, at every value of the other features',
    async (direction) => {
      const random = randomFrom(4, 'monotone')
      const x = Array.from({ length: 3 }, () => Float64Array.from({ length: 1500 }, () => random.next()))
      const y = Float64Array.from(
        x[0],
        (x0, i) => direction * x0 + Math.sin(20 * x0) + x[1][i] * (i % 2) + 0.2 * random.normal(),
      )
      const { model } = await fit(matrixOf(x), y, { monotoneConstraints: [direction, 0, 0], nEstimators: 40 })
      expect(model.feature.includes(0)).toBe(true)
      for (let at = 0; at < 40; at++) {
        const grid = Float64Array.from({ length: 200 }, (_, i) => i / 199)
        const fixed = [random.next(), random.next()].map((value) => new Float64Array(200).fill(value))
        const { values } = predictModel(model, matrixOf([grid, ...fixed]))
        for (let i = 1; i < 200; i++) expect(direction * (values[i] - values[i - 1])).toBeGreaterThanOrEqual(-1e-12)
      }
    },
  )

  it.each([1, -1] as const)(
    'direction %i: of every test of the feature, no leaf of one side passes a leaf of the other',
    async (direction) => {
      const random = randomFrom(9, 'monotone walk')
      const x = Array.from({ length: 3 }, () => Float64Array.from({ length: 1500 }, () => random.next()))
      const y = Float64Array.from(x[0], (x0, i) => direction * x0 + Math.sin(20 * x0) + x[1][i] + 0.2 * random.normal())
      const { model } = await fit(matrixOf(x), y, { monotoneConstraints: [direction, 0, 0], nEstimators: 40 })
      const leavesUnder = (node: number): readonly number[] =>
        model.left[node] < 0
          ? [model.value[node]]
          : [...leavesUnder(model.left[node]), ...leavesUnder(model.left[node] + 1)]
      let tests = 0
      model.left.forEach((left, node) => {
        if (left < 0 || model.feature[node] !== 0) return
        tests++
        const below = leavesUnder(left).map((value) => direction * value)
        const above = leavesUnder(left + 1).map((value) => direction * value)
        expect(Math.max(...below)).toBeLessThanOrEqual(Math.min(...above) + 1e-12)
      })
      expect(tests).toBeGreaterThan(20)
    },
  )

  it('are checked', async () => {
    const { X, y } = makeTable({ task: 'regression', rowCount: 50 })
    await expect(fit(X, y, { monotoneConstraints: [1] })).rejects.toThrow(
      /length of gradientBoosting.monotoneConstraints: 1/,
    )
    await expect(fit(X, y, { monotoneConstraints: [2, 0, 0, 0, 0, 0] })).rejects.toThrow(/monotoneConstraints/)
  })
})

it('interaction constraints keep groups apart on every path', async () => {
  const { X, y } = makeTable({ task: 'regression', rowCount: 800 })
  const groups = [
    [0, 1],
    [2, 3, 4, 5],
  ]
  const { model } = await fit(X, y, { interactionConstraints: groups, nEstimators: 30 })
  const walk = (node: number, path: readonly number[]): void => {
    if (model.left[node] < 0) return
    const longer = [...path, model.feature[node]]
    expect(groups.some((group) => longer.every((feature) => group.includes(feature)))).toBe(true)
    walk(model.left[node], longer)
    walk(model.left[node] + 1, longer)
  }
  for (const root of model.roots) walk(root, [])
})

describe('losses', () => {
  const { X, y } = makeTable({ task: 'regression', rowCount: 1200 })
  const positive = y.map((value) => Math.exp(value / 2))
  const meanLoss = (actual: Float64Array, predicted: Float64Array, loss: (y: number, p: number) => number): number =>
    actual.reduce((sum, value, i) => sum + loss(value, predicted[i]), 0) / actual.length

  it.each([
    ['squaredError', y, (a: number, p: number) => (a - p) * (a - p)],
    ['absoluteError', y, (a: number, p: number) => Math.abs(a - p)],
    ['huber', y, (a: number, p: number) => Math.abs(a - p)],
    ['poisson', positive, (a: number, p: number) => p - a * Math.log(p)],
    ['gamma', positive, (a: number, p: number) => a / p + Math.log(p)],
    ['tweedie', positive, (a: number, p: number) => 2 * Math.sqrt(p) + (2 * a) / Math.sqrt(p)],
  ] as const)('%s falls far below that of the constant', async (loss, target, lossOf) => {
    const { model } = await fit(X, target, { loss, nEstimators: 60, alpha: loss === 'huber' ? 1 : 0.5 })
    const fitted = meanLoss(target, predictModel(model, X).values, lossOf)
    const start = meanLoss(
      target,
      new Float64Array(1200).fill(model.link === 'log' ? Math.exp(model.base[0]) : model.base[0]),
      lossOf,
    )
    const best = loss === 'poisson' || loss === 'gamma' || loss === 'tweedie' ? meanLoss(target, target, lossOf) : 0
    expect((fitted - best) / (start - best)).toBeLessThan(0.45)
  })

  it('quantile leaves the asked share below', async () => {
    for (const alpha of [0.1, 0.5, 0.9]) {
      const { model } = await fit(X, y, { loss: 'quantile', alpha, nEstimators: 60 })
      const { values } = predictModel(model, X)
      const below = y.filter((value, i) => value <= values[i]).length / y.length
      expect(Math.abs(below - alpha)).toBeLessThan(0.06)
    }
  })

  it('refuses targets that a loss cannot have', async () => {
    const refusal = async (loss: 'poisson' | 'tweedie' | 'gamma', row: number, value: number, more = {}) => {
      const target = positive.map((known, i) => (i === row ? value : known))
      const error: unknown = await fit(X, target, { loss }, { ...regression, ...more }).catch(
        (thrown: unknown) => thrown,
      )
      return (error as Error).message
    }
    const rows = Int32Array.of(9, 7, 5, 3, 1)
    expect(await refusal('poisson', 5, -1, { rows })).toBe(
      'invalid target of row 5 for the poisson loss: -1; allowed: 0 or above',
    )
    expect(await refusal('tweedie', 8, -0.5)).toBe(
      'invalid target of row 8 for the tweedie loss: -0.5; allowed: 0 or above',
    )
    expect(await refusal('gamma', 3, 0)).toBe('invalid target of row 3 for the gamma loss: 0; allowed: above 0')
    for (const loss of ['poisson', 'gamma', 'tweedie'] as const)
      expect(await refusal(loss, 4, NaN)).toBe('invalid target of row 4: NaN; allowed: a number from -1e+120 to 1e+120')
    await expect(
      fit(
        X,
        positive.map(() => 0),
        { loss: 'gamma' },
      ),
    ).rejects.toThrow(/above 0/)
    await expect(fit(X, y, { loss: 'quantile', alpha: 2 })).rejects.toThrow(/alpha: 2/)
  })
})

describe('weights', () => {
  it('of whole numbers equal repeated rows', async () => {
    const { X, y } = makeTable({ task: 'regression', rowCount: 500, missing: 0.1 })
    const weights = Float64Array.from(y, (_, i) => 1 + (i % 3))
    const rows = Int32Array.from([...weights].flatMap((weight, i) => new Array<number>(weight).fill(i)))
    const free = { minDataInLeaf: 0, nEstimators: 15, catSmooth: 0 }
    const weighted = predictModel((await fit(X, y, free, { ...regression, weights })).model, X).values
    const repeated = predictModel((await fit(X, y, free, { ...regression, rows })).model, X).values
    expect(
      metrics.r2.score(repeated, { task: 'regression', rowCount: 500, width: 1, values: weighted }),
    ).toBeGreaterThan(0.9999)
  })

  it('of a million to one let the heavy rows decide', async () => {
    const x = Float64Array.from({ length: 400 }, (_, i) => i % 20)
    const y = Float64Array.from(x, (value, i) => (i % 2 === 0 ? (value > 10 ? 5 : -5) : 100))
    const weights = Float64Array.from(x, (_, i) => (i % 2 === 0 ? 1e6 : 1))
    const { model } = await fit(
      matrixOf([x]),
      y,
      { learningRate: 1, nEstimators: 3, minDataInLeaf: 1 },
      { ...regression, weights },
    )
    const { values } = predictModel(model, matrixOf([x]))
    for (let i = 0; i < 400; i += 2) expect(values[i]).toBeCloseTo(y[i], 2)
  })
})

it('nine positives in a hundred thousand: mean prediction, ranking and log loss come out right', async () => {
  const rowCount = 100_000
  const random = randomFrom(11, 'nine')
  const x = Array.from({ length: 3 }, () => Float64Array.from({ length: rowCount }, () => random.normal()))
  const y = new Float64Array(rowCount)
  for (let k = 0; k < 9; k++) {
    y[k * 11_111] = 1
    x[0][k * 11_111] = 3.5 + 0.1 * k
  }
  const X = matrixOf(x)
  const { model } = await fit(X, y, { nEstimators: 30 }, binary)
  const predicted = predictModel(model, X)
  const mean = predicted.values.reduce((sum, p, at) => sum + (at % 2 === 1 ? p : 0), 0) / rowCount
  expect(mean).toBeGreaterThan(4.5e-5)
  expect(mean).toBeLessThan(1.8e-4)
  expect(metrics.rocAuc.score(y, predicted)).toBeGreaterThan(0.95)
  expect(metrics.logLoss.score(y, predicted)).toBeLessThan(9e-5 * (1 - Math.log(9e-5)))
})

it('a million rows: both kernels and two threads agree, and the mean prediction is the mean of the target', async () => {
  const rowCount = 1_000_000
  const x = Float64Array.from({ length: rowCount }, (_, i) => (i * 7919) % 10_007)
  const y = x.map((value, i) => (value + ((i * 104_729) % 5003) > 7500 ? 1 : 0))
  const X = matrixOf([x])
  const hashes: string[] = []
  for (const more of [{}, { kernel: 'js' }, { threads: 2 }] as const) {
    const { model } = await fit(X, y, { nEstimators: 2, numLeaves: 8 }, { ...binary, ...more })
    hashes.push(JSON.stringify(modelToJson(model)))
    if (hashes.length > 1) continue
    const { values } = predictModel(model, X)
    let mean = 0
    let share = 0
    for (let i = 0; i < rowCount; i++) {
      mean += values[2 * i + 1] / rowCount
      share += y[i] / rowCount
    }
    expect(Math.abs(mean - share)).toBeLessThan(0.005)
  }
  expect(new Set(hashes).size).toBe(1)
})

it('a class of nine rows among several does not wreck the log loss', async () => {
  const rowCount = 20_000
  const random = randomFrom(12, 'rare class')
  const x = Float64Array.from({ length: rowCount }, () => random.normal())
  const y = Float64Array.from(x, (value, i) => (i % 2222 === 0 ? 2 : value + 0.5 * random.normal() > 0 ? 1 : 0))
  const validationRows = Int32Array.from({ length: 4000 }, (_, i) => 16_000 + i)
  const rows = Int32Array.from({ length: 16_000 }, (_, i) => i)
  const { model, details } = await fit(
    matrixOf([x]),
    y,
    { nEstimators: 200 },
    { seed: 1, task: 'multiclass', classes: 3, rows, validationRows },
  )
  const curve = details.validationCurve!
  expect(Math.min(...curve)).toBe(curve[details.rounds!])
  expect(curve[details.rounds!]).toBeLessThanOrEqual(curve[0])
  expect(Math.max(...curve)).toBeLessThan(curve[0] + 0.05)
  expect(model.roots.length).toBeLessThanOrEqual(3 * details.rounds!)
})

it.each(['binary', 'multiclass', 'regression'] as const)(
  'what it knows of the validation rows of a %s task is what the model answers, on every kernel',
  async (task) => {
    const { X, y, classes } = makeTable({ task, rowCount: 1203, missing: 0.1 })
    const validationRows = Int32Array.from({ length: 301 }, (_, i) => 4 * i + 2)
    const rows = Int32Array.from(Array(1203).keys()).filter((row) => !validationRows.includes(row))
    const params = { nEstimators: 60, earlyStoppingRounds: 5, learningRate: 0.3 }
    const run = { seed: 4, task, classes, rows, validationRows }
    for (const more of [{ kernel: 'js' }, { kernel: 'wasm' }, { threads: 2 }] as const)
      for (const subsample of [1, 0.5]) {
        const { model, details } = await fit(X, y, { ...params, subsample }, { ...run, ...more })
        expect(details.rounds).toBeGreaterThan(0)
        expect(details.validationScores).toEqual(treeScores(model, X, validationRows))
      }
  },
)

it('missing values go where they belong, learned at each split', async () => {
  const random = randomFrom(2, 'missing')
  const x = Float64Array.from({ length: 2000 }, () => (random.next() < 0.3 ? NaN : random.next()))
  const y = Float64Array.from(x, (value) => (value !== value ? 10 : value < 0.5 ? 10 : 0))
  const { model } = await fit(matrixOf([x]), y, { nEstimators: 50, learningRate: 0.3 })
  const { values } = predictModel(model, matrixOf([Float64Array.of(NaN, 0.2, 0.8)]))
  expect(values[0]).toBeCloseTo(10, 1)
  expect(values[1]).toBeCloseTo(10, 1)
  expect(values[2]).toBeCloseTo(0, 1)
})

it('categories are split by subsets: levels without order need few trees', async () => {
  const random = randomFrom(3, 'levels')
  const level = Float64Array.from({ length: 4000 }, () => random.integer(30))
  const y = Float64Array.from(level, (value) => (value * 7 + 3) % 2)
  const { model } = await fit(matrixOf([level], ['categorical']), y, { nEstimators: 1, learningRate: 1, numLeaves: 2 })
  predictModel(model, matrixOf([Float64Array.from({ length: 30 }, (_, i) => i)])).values.forEach((value, i) =>
    expect(value).toBeCloseTo((i * 7 + 3) % 2, 9),
  )
})

it('row and feature samples are drawn from the seed', async () => {
  const { X, y } = makeTable({ task: 'regression', rowCount: 600 })
  const sampled = { subsample: 0.6, featureFraction: 0.5, featureFractionByNode: 0.7, nEstimators: 30 }
  const [first, again, other] = await Promise.all([1, 1, 2].map((seed) => fit(X, y, sampled, { ...regression, seed })))
  expect(again.model).toEqual(first.model)
  expect(other.model).not.toEqual(first.model)
  expect(metrics.r2.score(y, predictModel(first.model, X))).toBeGreaterThan(0.8)
})

it('leaves, depth and rows in a leaf keep their limits', async () => {
  const { X, y } = makeTable({ task: 'regression', rowCount: 900 })
  const { model } = await fit(X, y, { nEstimators: 10, numLeaves: 12, maxDepth: 4, minDataInLeaf: 30 })
  const depthOf = (node: number): number =>
    model.left[node] < 0 ? 0 : 1 + Math.max(depthOf(model.left[node]), depthOf(model.left[node] + 1))
  const leavesOf = (node: number): number =>
    model.left[node] < 0 ? 1 : leavesOf(model.left[node]) + leavesOf(model.left[node] + 1)
  for (const root of model.roots) {
    expect(depthOf(root)).toBeLessThanOrEqual(4)
    expect(leavesOf(root)).toBeLessThanOrEqual(12)
    expect(model.cover[root]).toBe(900)
  }
  model.left.forEach((left, node) => {
    if (left < 0) expect(model.cover[node]).toBeGreaterThanOrEqual(30)
    else expect(model.cover[left] + model.cover[left + 1]).toBe(model.cover[node])
  })
})

it('abort between rounds throws the reason', async () => {
  const { X, y } = makeTable({ task: 'regression', rowCount: 300 })
  const controller = new AbortController()
  const reason = new Error('enough')
  const run: FitOptions = {
    ...regression,
    signal: controller.signal,
    onProgress: ({ done }) => void (done === 5 && controller.abort(reason)),
  }
  await expect(fit(X, y, { nEstimators: 100_000 }, run)).rejects.toBe(reason)
})
