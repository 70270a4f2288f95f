import { describe, expect, it } from 'vitest'
import type { BlendModel, LinearModel, Model } from '../../src/models/model.ts'
import { predictChanges } from '../../src/models/predict-changes.ts'
import { predictModel } from '../../src/models/predict.ts'
import { matrixOf } from '../conformance/learner-tables.ts'
import { sampleRow, sampleTrees } from '../explain/sample-trees.ts'

const rowCount = 601
const features = 40

function columnsOf(seed: number): readonly Float64Array[] {
  const rows = Array.from({ length: rowCount }, (_, i) => sampleRow(features, seed * 1000 + i))
  return Array.from({ length: features }, (_, j) => Float64Array.from(rows, (row) => row[j]))
}

const first = columnsOf(1)
const second = columnsOf(2)

function expectSameBits(model: Model): void {
  const respond = predictChanges(model, matrixOf([...first]))
  for (const changed of [[], [0], [features - 1], [3, 35], first.map((_, j) => j), []]) {
    const X = matrixOf(first.map((column, j) => (changed.includes(j) ? second[j] : column)))
    expect(respond(X)).toEqual(predictModel(model, X))
  }
}

describe('predictChanges', () => {
  it('gives the bits of a sum of trees whatever columns changed, sets of categories and 40 features included', () => {
    expectSameBits(sampleTrees({ trees: 30, leaves: 12, features, seed: 3 }))
  })

  it('gives the bits of a mean of trees with a row of values a leaf', () => {
    expectSameBits(sampleTrees({ trees: 9, leaves: 31, features, width: 3, aggregate: 'mean', seed: 4 }))
  })

  it('gives the bits of a blend of trees and a line, one of them calibrated', () => {
    const trees = sampleTrees({ trees: 5, leaves: 8, features, seed: 5 })
    const line: LinearModel = {
      version: 1,
      format: 'linear',
      task: 'regression',
      classes: 1,
      link: 'identity',
      features: Int32Array.of(0, 3),
      coefficients: Float64Array.of(0.3, -0.7),
      intercepts: Float64Array.of(0.1),
    }
    const blend: BlendModel = {
      ...line,
      format: 'blend',
      members: [
        {
          weight: 0.3,
          model: trees,
          calibration: { kind: 'isotonic', x: Float64Array.of(-3, 3), y: Float64Array.of(0, 1) },
        },
        { weight: 0.7, model: line },
      ],
    }
    expectSameBits(blend)
  })

  it('answers for no rows and for trees of a single leaf', () => {
    const trees = sampleTrees({ trees: 2, leaves: 1, features: 1 })
    expect(predictChanges(trees, matrixOf([new Float64Array(0)]))(matrixOf([new Float64Array(0)])).rowCount).toBe(0)
    const X = matrixOf([Float64Array.of(1, NaN)])
    expect(predictChanges(trees, X)(X)).toEqual(predictModel(trees, X))
  })
})
