import { describe, expect, it } from 'vitest'
import { explain } from '../../src/explain/explain.ts'
import { interventionalTreeExplainer } from '../../src/explain/interventional-tree-shap.ts'
import { treeScoresOfRow } from '../../src/models/tree-scores.ts'
import { fit } from '../../src/pipeline/fit.ts'
import { shop } from '../search/cases.ts'
import { sampleRow, sampleTrees, type TreeCase } from './sample-trees.ts'

const cases: readonly TreeCase[] = [
  { trees: 1, leaves: 1, features: 2 },
  { trees: 7, leaves: 12, features: 5 },
  { trees: 5, leaves: 30, features: 3, aggregate: 'mean' },
  { trees: 4, leaves: 16, features: 6, width: 3, aggregate: 'mean' },
]

describe.each(cases)('$trees trees of $leaves leaves, $width outputs', (given) => {
  const model = sampleTrees(given)
  const background = Array.from({ length: 7 }, (_, i) => sampleRow(given.features, 100 + i))
  const { base, contributionsInto } = interventionalTreeExplainer(model, background)

  it('gives the Shapley values of the definition, unknown features taken from the background', () => {
    for (let seed = 0; seed < 6; seed++) {
      const x = sampleRow(given.features, seed)
      const ours = new Float64Array(x.length * base.length)
      contributionsInto(ours, x)
      const naive = shapleyOf(x.length, (set) => meanScores(x, set))
      naive.forEach((value, i) => expect(Math.abs(ours[i] - value)).toBeLessThan(1e-12))
    }
  })

  function meanScores(x: Float64Array, set: number): Float64Array {
    const sums = new Float64Array(base.length)
    for (const other of background) {
      const mixed = x.map((value, j) => ((set >> j) & 1 ? value : other[j]))
      treeScoresOfRow(model, mixed).forEach((score, k) => (sums[k] += score / background.length))
    }
    return sums
  }
})

function shapleyOf(count: number, valueOf: (set: number) => Float64Array): Float64Array {
  const values = Array.from({ length: 1 << count }, (_, set) => valueOf(set))
  const width = values[0].length
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))
  const result = new Float64Array(count * width)
  for (let j = 0; j < count; j++)
    for (let set = 0; set < 1 << count; set++) {
      if ((set >> j) & 1) continue
      const size = [...set.toString(2)].filter((bit) => bit === '1').length
      const weight = (factorial(size) * factorial(count - 1 - size)) / factorial(count)
      for (let k = 0; k < width; k++) result[j * width + k] += weight * (values[set | (1 << j)][k] - values[set][k])
    }
  return result
}

describe('explain with a background', () => {
  it('starts from the mean prediction of the background', async () => {
    const dataset = await shop(120)
    const settings = { target: 'amount', drop: ['id', 'plan', 'bought'], effort: 'low', seed: 7 } as const
    const { pipeline } = await fit(dataset, { ...settings, learners: ['gradientBoosting'] })
    const own = await explain(pipeline, dataset, { space: 'response' })
    const { rows } = await explain(pipeline, dataset, { space: 'response', background: dataset })
    const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0)
    expect(rows[0].base).not.toBe(own.rows[0].base)
    rows.forEach((row, i) => expect(Math.abs(row.value - own.rows[i].value)).toBeLessThan(1e-6))
    expect(Math.abs(sum(({ base }) => base) - sum(({ value }) => value)) / sum(({ value }) => value)).toBeLessThan(0.05)
  })

  it('needs one to be interventional', async () => {
    const dataset = await shop(60)
    const { pipeline } = await fit(dataset, { target: 'amount', drop: ['id'], learners: ['decisionTree'], seed: 7 })
    await expect(explain(pipeline, dataset, { featurePerturbation: 'interventional' })).rejects.toMatchObject({
      code: 'invalid-option',
    })
  })
})
