import { describe, expect, it } from 'vitest'
import { applyCalibration } from '../../src/models/apply-calibration.ts'
import type { BlendModel, LinearModel, TreesModel } from '../../src/models/model.ts'
import { calibrationFromJson, calibrationToJson, modelFromJson, modelToJson } from '../../src/models/model-json.ts'
import { predictModel } from '../../src/models/predict.ts'
import { predictRow } from '../../src/models/predict-row.ts'
import { rebaseFeatures } from '../../src/models/rebase-features.ts'
import { matrixOf } from '../conformance/learner-tables.ts'

const line: LinearModel = {
  version: 1,
  format: 'linear',
  task: 'regression',
  classes: 1,
  link: 'identity',
  features: Int32Array.of(1, 0),
  coefficients: Float64Array.of(2, -1),
  intercepts: Float64Array.of(10),
}

/** x0 ≤ 0.5 → 1, else category x1 ∈ {1, 3} → 2, else 3; missing x0 goes left, missing x1 right. */
const tree: TreesModel = {
  version: 1,
  format: 'trees',
  task: 'regression',
  classes: 1,
  link: 'identity',
  aggregate: 'sum',
  roots: Int32Array.of(0),
  outputs: Int32Array.of(0),
  base: Float64Array.of(0),
  feature: Int32Array.of(0, -1, 1, -1, -1),
  threshold: Float64Array.of(0.5, 0, 0, 0, 0),
  left: Int32Array.of(1, -1, 3, -1, -1),
  missingLeft: Uint8Array.of(1, 0, 0, 0, 0),
  categoryStart: Int32Array.of(-1, -1, 0, -1, -1),
  categoryWords: Int32Array.of(0, 0, 1, 0, 0),
  categories: Uint32Array.of(0b1010),
  leafWidth: 1,
  value: Float64Array.of(0, 1, 0, 2, 3),
  cover: Float64Array.of(4, 1, 3, 1, 2),
  gain: Float64Array.of(2, 0, 1, 0, 0),
}

describe('predictModel', () => {
  it('adds the terms of a line; missing counts as 0', () => {
    const X = matrixOf([Float64Array.of(1, NaN), Float64Array.of(3, 4)])
    expect(predictModel(line, X).values).toEqual(Float64Array.of(15, 18))
  })

  it('walks thresholds, sets, missing values, unseen and odd categories', () => {
    const x0 = Float64Array.of(0.5, NaN, 1, 1, 1, 1, 1, 1)
    const x1 = Float64Array.of(0, 0, 1, 3, 2, NaN, 40, 1.5)
    expect([...predictModel(tree, matrixOf([x0, x1])).values]).toEqual([1, 1, 2, 2, 3, 3, 3, 3])
  })

  it('predicts chosen rows in their order, and single rows alike', () => {
    const X = matrixOf([Float64Array.of(0, 1, 1), Float64Array.of(0, 1, 2)])
    expect([...predictModel(tree, X, Int32Array.of(2, 0)).values]).toEqual([3, 1])
    expect([...predictRow(tree, Float64Array.of(1, 3))]).toEqual([2])
  })

  it('reads many rows in blocks as it reads them one by one', () => {
    const x0 = Float64Array.from({ length: 1000 }, (_, i) => (i % 7) / 7)
    const x1 = Float64Array.from({ length: 1000 }, (_, i) => i % 5)
    const { values } = predictModel(tree, matrixOf([x0, x1]))
    values.forEach((value, i) => expect(value).toBe(predictRow(tree, Float64Array.of(x0[i], x1[i]))[0]))
  })

  it('reads wide sets in blocks as row by row: missing on either side, categories that no set knows', () => {
    // x0 in {2, 31, 32, 70} with missing left, else x0 in {1} with missing right: the second set is narrower than the first.
    const sets: TreesModel = {
      ...tree,
      feature: Int32Array.of(0, -1, 0, -1, -1),
      categoryStart: Int32Array.of(0, -1, 3, -1, -1),
      categoryWords: Int32Array.of(3, 0, 1, 0, 0),
      categories: Uint32Array.of(0x80000004, 1, 1 << 6, 0b10),
      missingLeft: Uint8Array.of(1, 0, 0, 0, 0),
    }
    const odd = [NaN, -1, 1.5, 96, 1e12, Infinity]
    const x0 = Float64Array.from({ length: 997 }, (_, i) => (i % 3 === 0 ? odd[(i / 3) % odd.length] : i % 100))
    const { values } = predictModel(sets, matrixOf([x0, x0]))
    const isLeft = (x: number) => Number.isNaN(x) || [2, 31, 32, 70].includes(x)
    values.forEach((value, i) => expect(value).toBe(isLeft(x0[i]) ? 1 : x0[i] === 1 ? 2 : 3))
  })

  it('turns scores into probabilities that sum to 1, however large', () => {
    const logistic: LinearModel = { ...line, task: 'binary', classes: 2, link: 'logistic' }
    const extreme = predictModel(logistic, matrixOf([Float64Array.of(0, 5000), Float64Array.of(-5, 0)])).values
    expect([...extreme]).toEqual([0.5, 0.5, 1, 0])
    const softmax: LinearModel = {
      ...line,
      task: 'multiclass',
      classes: 3,
      link: 'softmax',
      features: new Int32Array(0),
      coefficients: new Float64Array(0),
      intercepts: Float64Array.of(1000, 1000, -1000),
    }
    expect([...predictModel(softmax, matrixOf([Float64Array.of(1)])).values]).toEqual([0.5, 0.5, 0])
  })

  it('blends responses by weight, each calibrated on its own', () => {
    const blend: BlendModel = {
      version: 1,
      format: 'blend',
      task: 'regression',
      classes: 1,
      link: 'identity',
      members: [
        { weight: 0.25, model: tree },
        { weight: 0.75, model: tree, calibration: { kind: 'platt', slope: 2, intercept: 1 } },
      ],
    }
    expect(predictRow(blend, Float64Array.of(0, 0))[0]).toBe(0.25 * 1 + 0.75 * 3)
    expect(predictRow(rebaseFeatures(blend, 1), Float64Array.of(9, 0, 0))[0]).toBe(0.25 * 1 + 0.75 * 3)
  })
})

describe('applyCalibration', () => {
  const binary = { task: 'binary' as const, rowCount: 2, width: 2, values: Float64Array.of(0.8, 0.2, 0.3, 0.7) }

  it('a slope of 1 and a temperature of 1 change nothing', () => {
    for (const calibration of [
      { kind: 'platt', slope: 1, intercept: 0 },
      { kind: 'temperature', temperature: 1 },
    ] as const)
      applyCalibration(binary, [calibration]).values.forEach((p, i) => expect(p).toBeCloseTo(binary.values[i], 12))
  })

  it('isotonic is straight between its points and flat outside', () => {
    const calibration = { kind: 'isotonic', x: Float64Array.of(0.3, 0.7), y: Float64Array.of(0.1, 0.5) } as const
    const { values } = applyCalibration({ ...binary, rowCount: 3, values: Float64Array.of(0.9, 0.1, 0.5, 0.5, 0, 1) }, [
      calibration,
    ])
    expect([values[1], values[3], values[5]].map((p) => Math.round(p * 1e9) / 1e9)).toEqual([0.1, 0.3, 0.5])
    expect(calibrationFromJson(JSON.parse(JSON.stringify(calibrationToJson(calibration))))).toEqual(calibration)
  })

  it('keeps rows of several classes at sum 1', () => {
    const many = { task: 'multiclass' as const, rowCount: 1, width: 3, values: Float64Array.of(0.2, 0.3, 0.5) }
    for (const calibration of [
      { kind: 'temperature', temperature: 2 },
      { kind: 'platt', slope: 2, intercept: 0.5 },
    ] as const) {
      const { values } = applyCalibration(many, [calibration])
      expect(values.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12)
    }
  })
})

describe('modelFromJson', () => {
  it('brings every format back', () => {
    const blend: BlendModel = {
      version: 1,
      format: 'blend',
      task: 'regression',
      classes: 1,
      link: 'identity',
      members: [{ weight: 1, model: line, calibration: { kind: 'temperature', temperature: 2 } }],
    }
    for (const model of [line, { ...line, standardErrors: Float64Array.of(0.1, 0.2) }, tree, blend])
      expect(modelFromJson(JSON.parse(JSON.stringify(modelToJson(model))))).toEqual(model)
  })

  it.each([
    ['null', null],
    ['another version', { ...modelToJson(line), version: 2 }],
    ['an unknown format', { ...modelToJson(line), format: 'net' }],
    ['an unknown link', { ...modelToJson(line), link: 'probit' }],
    ['a missing array', { ...modelToJson(tree), value: 'f64:' }],
    ['a child before its parent', { ...modelToJson({ ...tree, left: Int32Array.of(1, -1, 0, -1, -1) }) }],
    ['a set outside the sets', { ...modelToJson({ ...tree, categoryStart: Int32Array.of(-1, -1, 7, -1, -1) }) }],
    [
      'a blend in a blend',
      {
        version: 1,
        format: 'blend',
        task: 'regression',
        classes: 1,
        link: 'identity',
        members: [
          {
            weight: 1,
            model: { version: 1, format: 'blend', task: 'regression', classes: 1, link: 'identity', members: [] },
          },
        ],
      },
    ],
  ])('refuses %s', (_, json) => {
    expect(() => modelFromJson(json as never)).toThrow(/model cannot be read|version/)
  })
})
