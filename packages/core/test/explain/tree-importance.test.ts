import { expect, it } from 'vitest'
import { treeImportance } from '../../src/explain/tree-importance.ts'
import type { BlendModel } from '../../src/models/model.ts'
import { sampleTrees } from './sample-trees.ts'
import { numberPipeline } from './scikit-trees.ts'

const trees = sampleTrees({ trees: 6, leaves: 9, features: 4, hasSets: false })
const grown = { ...trees, gain: trees.left.map((child, node) => (child < 0 ? 0 : 1 + (node % 3))) }
const model = { ...grown, gain: Float64Array.from(grown.gain) }

it('shares all gain and all splits out over the columns', () => {
  const found = treeImportance(numberPipeline(model, 4))
  expect(found.reduce((sum, { gain }) => sum + gain, 0)).toBeCloseTo(1, 12)
  expect(found.reduce((sum, { splits }) => sum + splits, 0)).toBeCloseTo(1, 12)
  for (const { column, splits } of found) {
    const inner = Array.from(model.left.keys()).filter((node) => model.left[node] >= 0)
    const own = inner.filter((node) => `x${model.feature[node]}` === column)
    expect(splits).toBeCloseTo(own.length / inner.length, 12)
  }
})

it('counts the trees of a blend by their weight, and refuses a model without', () => {
  const linear = {
    version: 1,
    format: 'linear',
    task: 'regression',
    classes: 1,
    link: 'identity',
    features: Int32Array.of(0),
    coefficients: Float64Array.of(1),
    intercepts: Float64Array.of(0),
  } as const
  const blend: BlendModel = {
    version: 1,
    format: 'blend',
    task: 'regression',
    classes: 1,
    link: 'identity',
    members: [
      { weight: 0.5, model },
      { weight: 0.5, model: linear },
    ],
  }
  expect(treeImportance(numberPipeline(blend, 4))).toEqual(treeImportance(numberPipeline(model, 4)))
  expect(() => treeImportance(numberPipeline(linear, 1))).toThrow('no trees')
})
