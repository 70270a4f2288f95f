import { describe, expect, it } from 'vitest'
import { learners } from '../../src/learners/index.ts'
import { mlCart, mlRandomForest, mlRegression } from '../../src/mljs.ts'
import type { FitOptions, FitResult, Learner } from '../../src/learners/learner.ts'
import { validateParams } from '../../src/learners/validate-params.ts'
import type { FeatureMatrix } from '../../src/matrix/feature-matrix.ts'
import type { Task } from '../../src/matrix/task.ts'
import { modelFromJson, modelToJson } from '../../src/models/model-json.ts'
import { predictModel } from '../../src/models/predict.ts'
import { predictRow } from '../../src/models/predict-row.ts'
import { CsvAnalyzerError } from '../../src/util/error.ts'
import { canonicalJson, sha256Hex } from '../../src/util/hash.ts'
import { randomFrom } from '../../src/util/random.ts'
import type { Progress } from '../../src/util/run-options.ts'
import { makeTable, matrixOf } from './learner-tables.ts'

/** Small enough to be fast, large enough to have splits. */
const quick: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  randomForest: { nEstimators: 12 },
  extraTrees: { nEstimators: 12 },
  gradientBoosting: { nEstimators: 20 },
  mlCart: { maxDepth: 3 },
  mlRandomForest: { nEstimators: 3, maxDepth: 3 },
}

/** Without what counts rows. */
const likeRepeated = { minSamplesLeaf: 1, minDataInLeaf: 0, catSmooth: 0 }

const options = (task: Task, classes: number, more: Partial<FitOptions> = {}): FitOptions => ({
  seed: 7,
  task,
  classes,
  ...more,
})
const hashOf = ({ model }: FitResult): string => sha256Hex(new TextEncoder().encode(canonicalJson(modelToJson(model))))

const all = { ...learners, mlCart, mlRandomForest, mlRegression }
for (const [name, entry] of Object.entries(all)) describe(name, () => checkLearner(entry as Learner, quick[name] ?? {}))

function checkLearner(learner: Learner, given: Readonly<Record<string, unknown>>): void {
  const params = validateParams(learner, given)
  const fit = (X: FeatureMatrix, y: Float64Array, run: FitOptions, more: Readonly<Record<string, unknown>> = {}) =>
    learner.fit(X, y, { ...params, ...more }, run)

  it('declares parameters whose defaults are allowed', () => {
    expect(Object.keys(validateParams(learner))).toEqual(Object.keys(learner.params))
    for (const spec of Object.values(learner.params)) expect(spec.doc.length).toBeGreaterThan(5)
  })

  it.each(learner.tasks)('%s: same seed, same bits, and kernels agree', async (task) => {
    const { X, y, classes } = makeTable({ task, rowCount: 700, missing: 0.1 })
    const first = await fit(X, y, options(task, classes, { kernel: 'js' }))
    const again = await fit({ ...X }, y, options(task, classes, { kernel: 'js' }))
    const other = await fit(X, y, options(task, classes, { kernel: 'auto' }))
    expect(hashOf(again)).toBe(hashOf(first))
    expect(hashOf(other)).toBe(hashOf(first))
  })

  it.each(learner.tasks)('%s: predicts whole rows of probabilities or finite numbers', async (task) => {
    const { X, y, classes } = makeTable({ task, rowCount: 300, missing: 0.2 })
    const { model } = await fit(X, y, options(task, classes))
    const prediction = predictModel(model, X)
    expect(prediction.width).toBe(task === 'regression' ? 1 : classes)
    expect(prediction.values.every((value) => Number.isFinite(value))).toBe(true)
    if (task !== 'regression')
      for (let i = 0; i < X.rowCount; i++) {
        const row = prediction.values.subarray(i * classes, (i + 1) * classes)
        expect(row.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12)
        expect(row.every((p) => p >= 0)).toBe(true)
      }
    const single = predictRow(
      model,
      Float64Array.from(X.columns, (column) => column[3]),
    )
    expect(single).toEqual(prediction.values.slice(3 * prediction.width, 4 * prediction.width))
  })

  it.each(learner.tasks)('%s: a model survives JSON with the same predictions and the same text', async (task) => {
    const { X, y, classes } = makeTable({ task, rowCount: 300, missing: 0.1 })
    const { model } = await fit(X, y, options(task, classes))
    const text = JSON.stringify(modelToJson(model))
    const restored = modelFromJson(JSON.parse(text))
    expect(predictModel(restored, X)).toEqual(predictModel(model, X))
    expect(JSON.stringify(modelToJson(restored))).toBe(text)
  })

  it.each(learner.tasks)('%s: values never seen in training are predicted', async (task) => {
    const { X, y, classes } = makeTable({ task, rowCount: 200 })
    const { model } = await fit(X, y, options(task, classes))
    const strange = matrixOf([NaN, 1e300, -1e300, 0, NaN, 99].map((x) => Float64Array.of(x)))
    expect(predictModel(model, strange).values.some((value) => value !== value)).toBe(false)
  })

  it.each(learner.tasks)('%s: constant, duplicated and all-missing columns', async (task) => {
    const { X, y, classes } = makeTable({ task, rowCount: 200 })
    const wide = matrixOf([
      ...X.columns.slice(0, 3),
      new Float64Array(200).fill(4),
      X.columns[0],
      new Float64Array(200).fill(NaN),
    ])
    const { model } = await fit(wide, y, options(task, classes))
    expect(predictModel(model, wide).values.every((value) => Number.isFinite(value))).toBe(true)
  })

  it.each(learner.tasks)('%s: few rows, one row, no feature', async (task) => {
    const { X, y, classes } = makeTable({ task, rowCount: 3 })
    for (const rows of [Int32Array.of(0, 1, 2), Int32Array.of(1)]) {
      const { model } = await fit(X, y, options(task, classes, { rows }))
      expect(predictModel(model, X).values.every((value) => Number.isFinite(value))).toBe(true)
    }
    const empty: FeatureMatrix = { rowCount: 3, features: [], columns: [] }
    const { model } = await fit(empty, y, options(task, classes))
    expect(predictModel(model, empty).values.every((value) => Number.isFinite(value))).toBe(true)
  })

  it.each(learner.tasks.filter((task) => task !== 'regression'))('%s: one class only', async (task) => {
    const { X, classes } = makeTable({ task, rowCount: 60 })
    const { model } = await fit(X, new Float64Array(60).fill(1), options(task, classes))
    const { values } = predictModel(model, X)
    for (let i = 0; i < 60; i++) expect(values[i * classes + 1]).toBeGreaterThan(0.9)
  })

  it.each(learner.tasks)('%s: only the given rows are trained on, in their order', async (task) => {
    const { X, y, classes } = makeTable({ task, rowCount: 400 })
    const rows = Int32Array.from({ length: 200 }, (_, i) => i)
    const spoilt = y.map((value, i) => (i < 200 ? value : task === 'regression' ? 1e6 : 0))
    expect(hashOf(await fit(X, spoilt, options(task, classes, { rows })))).toBe(
      hashOf(await fit(X, y, options(task, classes, { rows }))),
    )
  })

  it.each(learner.tasks)('%s: a weight of 0 is a row left out', async (task) => {
    const { X, y, classes } = makeTable({ task, rowCount: 300 })
    const weights = Float64Array.from(y, (_, i) => (i % 3 === 0 ? 0 : 1))
    const rows = Int32Array.from({ length: 300 }, (_, i) => i).filter((i) => weights[i] > 0)
    const weighted = predictModel((await fit(X, y, options(task, classes, { weights }))).model, X).values
    const left = predictModel((await fit(X, y, options(task, classes, { rows }))).model, X).values
    expect(largestDifference(weighted, left)).toBeLessThan(1e-6)
  })

  // a forest draws by row, and the packages behind the adapters know no weights
  const isRepeatable = learner.name in learners && !('bootstrap' in learner.params)
  it.each(isRepeatable ? learner.tasks : [])('%s: weights of whole numbers are repeated rows', async (task) => {
    const { X, y, classes } = makeTable({ task, rowCount: 300 })
    const weights = Float64Array.from(y, (_, i) => 1 + (i % 3))
    const rows = Int32Array.from([...weights].flatMap((weight, i) => new Array<number>(weight).fill(i)))
    const more = Object.fromEntries(Object.entries(likeRepeated).filter(([param]) => param in learner.params))
    const weighted = predictModel((await fit(X, y, options(task, classes, { weights }), more)).model, X).values
    const repeated = predictModel((await fit(X, y, options(task, classes, { rows }), more)).model, X).values
    expect(largestDifference(weighted, repeated)).toBeLessThan(1e-4)
  })

  it.each(learner.tasks)('%s: weights up to a million to one are taken', async (task) => {
    const { X, y, classes } = makeTable({ task, rowCount: 300 })
    const weights = Float64Array.from(y, (_, i) => (i % 2 === 0 ? 1e6 : 1))
    const { model } = await fit(X, y, options(task, classes, { weights }))
    expect(predictModel(model, X).values.every((value) => Number.isFinite(value))).toBe(true)
  })

  it('an aborted run throws the reason of the signal', async () => {
    const task = learner.tasks[0]
    const { X, y, classes } = makeTable({ task, rowCount: 100 })
    const reason = new Error('enough')
    await expect(fit(X, y, options(task, classes, { signal: AbortSignal.abort(reason) }))).rejects.toBe(reason)
  })

  it('progress never goes back and stays within its total', async () => {
    const task = learner.tasks[0]
    const { X, y, classes } = makeTable({ task, rowCount: 200 })
    const seen: Progress[] = []
    await fit(X, y, options(task, classes, { onProgress: (progress) => void seen.push(progress) }))
    seen.forEach((progress, at) => {
      expect(progress.done).toBeGreaterThanOrEqual(seen[at - 1]?.done ?? 0)
      expect(progress.done).toBeLessThanOrEqual(progress.total ?? Infinity)
    })
  })

  it('refuses wrong input with the name, the value and what is allowed', async () => {
    const task = learner.tasks[0]
    const { X, y, classes } = makeTable({ task, rowCount: 30 })
    const refused = async (run: Partial<FitOptions>, target = y, more = {}): Promise<CsvAnalyzerError> => {
      const error: unknown = await fit(X, target, options(task, classes, run), more).then(
        () => null,
        (thrown: unknown) => thrown,
      )
      expect(error).toBeInstanceOf(CsvAnalyzerError)
      return error as CsvAnalyzerError
    }
    expect(
      (
        await refused(
          {},
          y.map((value, i) => (i === 4 ? NaN : value)),
        )
      ).message,
    ).toMatch(/target of row 4: NaN/)
    expect((await refused({ weights: y.map((_, i) => (i === 2 ? -1 : 1)) })).message).toMatch(/weight of row 2: -1/)
    const target = Array.from(y, (value, i) => (i === 3 ? 'x' : value)) as never
    expect((await refused({}, target)).message).toBe('invalid target, row 3: "x"; allowed: a number')
    expect((await refused({ weights: y.map((_, i) => (i === 2 ? 1e300 : 1)) })).message).toMatch(
      /weight of row 2: 1e\+300/,
    )
    expect((await refused({ seed: NaN })).message).toBe('invalid seed: NaN; allowed: a whole number ≥ 0')
    expect((await refused({ threads: 0 })).message).toBe('invalid threads: 0; allowed: 1 … 64')
    expect((await refused({ kernel: 'gpu' as never })).message).toBe('invalid kernel: "gpu"; allowed: auto, js, wasm')
    expect((await refused({ weights: new Float64Array(30) })).code).toBe('no-rows')
    expect((await refused({ rows: Int32Array.of(31) })).message).toMatch(/31/)
    expect((await refused({}, y, { nonsense: 1 })).message).toMatch(/unknown parameter "nonsense"/)
    const [number] = Object.entries(learner.params).filter(
      ([, spec]) => spec.type === 'integer' || spec.type === 'number',
    )
    if (number)
      expect((await refused({}, y, { [number[0]]: -5 })).message).toMatch(
        new RegExp(`${learner.name}\\.${number[0]}: -5; allowed:`),
      )
  })

  it.runIf(learner.tasks.includes('binary') && !learner.name.startsWith('ml'))(
    'nine positives in many rows: predictions keep their mean and stay finite',
    async () => {
      const random = randomFrom(3, 'rare')
      const rowCount = 20_000
      const x = Float64Array.from({ length: rowCount }, () => random.normal())
      const y = Float64Array.from({ length: rowCount }, (_, i) => (i % 2222 === 0 ? 1 : 0))
      const { model } = await fit(matrixOf([x]), y, options('binary', 2))
      const { values } = predictModel(model, matrixOf([x]))
      const mean = values.reduce((sum, p, at) => sum + (at % 2 === 1 ? p : 0), 0) / rowCount
      expect(mean).toBeGreaterThan(0)
      expect(mean).toBeLessThan(0.01)
    },
  )
}

function largestDifference(a: Float64Array, b: Float64Array): number {
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0)
}
