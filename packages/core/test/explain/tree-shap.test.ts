import { describe, expect, it } from 'vitest'
import { treeExplainer } from '../../src/explain/tree-shap.ts'
import { treeScoresOfRow } from '../../src/models/tree-scores.ts'
import { naiveTreeShap } from './naive-shap.ts'
import { sampleRow, sampleTrees, type TreeCase } from './sample-trees.ts'

const cases: readonly TreeCase[] = [
  { trees: 1, leaves: 1, features: 2 },
  { trees: 1, leaves: 2, features: 2 },
  { trees: 7, leaves: 12, features: 5 },
  { trees: 5, leaves: 30, features: 3, aggregate: 'mean' },
  { trees: 4, leaves: 16, features: 6, width: 3, aggregate: 'mean' },
]

describe.each(cases)('$trees trees of $leaves leaves, $width outputs', (given) => {
  const model = sampleTrees(given)
  const { base, contributionsInto } = treeExplainer(model)

  it('gives the Shapley values of the definition', () => {
    for (let seed = 0; seed < 10; seed++) {
      const x = sampleRow(given.features, seed)
      const ours = new Float64Array(x.length * base.length)
      contributionsInto(ours, x)
      naiveTreeShap(model, x).forEach((value, i) => expect(Math.abs(ours[i] - value)).toBeLessThan(1e-12))
    }
  })
})

it.each([{ leaves: 31 }, { leaves: 600 }])('adds up to the score with $leaves leaves', ({ leaves }) => {
  const model = sampleTrees({ trees: 50, leaves, features: 20 })
  const { base, contributionsInto } = treeExplainer(model)
  for (let seed = 0; seed < 10; seed++) {
    const x = sampleRow(20, seed)
    const ours = new Float64Array(20)
    contributionsInto(ours, x)
    const sum = ours.reduce((total, value) => total + value, base[0])
    expect(Math.abs(sum - treeScoresOfRow(model, x)[0])).toBeLessThan(1e-9)
  }
})

it('says nothing about leaves that no row ever reached', () => {
  const model = sampleTrees({ trees: 3, leaves: 8, features: 4 })
  const cover = model.cover.slice()
  cover[model.left[0]] = 0
  const { base, contributionsInto } = treeExplainer({ ...model, cover })
  for (let seed = 0; seed < 20; seed++) {
    const x = sampleRow(4, seed)
    const ours = new Float64Array(4)
    contributionsInto(ours, x)
    const sum = ours.reduce((total, value) => total + value, base[0])
    expect(Math.abs(sum - treeScoresOfRow(model, x)[0])).toBeLessThan(1e-9)
  }
})
