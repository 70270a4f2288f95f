import { describe, expect, it } from 'vitest'
import { treeRules } from '../../src/explain/tree-rules.ts'
import { predictPipeline } from '../../src/fitted/predict-pipeline.ts'
import { fit } from '../../src/pipeline/fit.ts'
import { load } from '../../src/table/load.ts'
import { shop } from '../search/cases.ts'
import { sampleTrees } from './sample-trees.ts'
import { numberPipeline } from './scikit-trees.ts'

type Row = { readonly [column: string]: string }

/** Reads a condition back: "price > 3 and ≤ 5", "town is south or east (or missing)". */
function holds(condition: string, row: Row): boolean {
  const column = Object.keys(row).find((name) => condition.startsWith(`${name} `))!
  const orMissing = condition.endsWith('(or missing)')
  const rest = condition.slice(column.length + 1).replace(' (or missing)', '')
  if (row[column] === '') return orMissing || rest === 'is missing'
  const value = Number(row[column])
  if (rest.startsWith('is not ')) return !rest.slice(7).split(' or ').includes(row[column])
  if (rest.startsWith('is ')) return rest.slice(3).split(' or ').includes(row[column])
  return rest.split(' and ').every((part) => {
    const [sign, bound] = part.split(' ')
    return sign === '>' ? value > Number(bound) : sign === '≥' ? value >= Number(bound) : value <= Number(bound)
  })
}

describe('treeRules', () => {
  it('says of every row, by exactly one rule, what predict says', async () => {
    const dataset = await shop(200)
    for (const target of ['bought', 'plan', 'amount']) {
      const { pipeline } = await fit(dataset, {
        target,
        drop: ['id', ...['bought', 'plan', 'amount'].filter((name) => name !== target)],
        plan: 'none',
        learners: ['decisionTree'],
        seed: 7,
      })
      const rules = treeRules(pipeline)
      expect(rules.reduce((sum, { rows }) => sum + rows, 0)).toBeCloseTo(200, 6)
      expect(rules.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9)
      const { prediction, texts } = predictPipeline(pipeline, dataset)
      for (let row = 0; row < 200; row++) {
        const cells = Object.fromEntries(dataset.columns.map(({ name, original }) => [name, original(row)]))
        const hit = rules.filter(({ conditions }) => conditions.every((condition) => holds(condition, cells)))
        expect(hit.length).toBe(1)
        hit[0].values.forEach((value, k) => expect(value).toBeCloseTo(prediction.values[row * prediction.width + k], 9))
        if (texts !== null) expect(hit[0].class).toBe(texts[row])
      }
    }
  })

  it('uses the words of the file for booleans, dates and known orders', async () => {
    const lines = Array.from({ length: 90 }, (_, i) => {
      const day = new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10)
      const size = ['low', 'medium', 'high'][i % 3]
      const y = (i >= 45 ? 30 : 0) + (i % 2 ? 10 : 0) + (size === 'high' ? 5 : 0)
      return `${day},${i % 2 ? 'yes' : 'no'},${size},${y}`
    })
    const dataset = await load(`day,member,size,y\n${lines.join('\n')}\n`)
    const { pipeline } = await fit(dataset, { target: 'y', learners: ['decisionTree'], split: 'random', seed: 7 })
    const text = treeRules(pipeline)
      .map((rule) => rule.text)
      .join('\n')
    expect(text).toMatch(/member is yes/)
    expect(text).toMatch(/member is no\b/)
    expect(text).toMatch(/size is (high|low or medium)/)
    expect(text).toMatch(/day.*(2024-02-1|≤|≥)/)
  })

  it('reads one tree among many when it is named, and says so when it is not', () => {
    const pipeline = numberPipeline(sampleTrees({ trees: 3, leaves: 4, features: 2, hasSets: false }), 2)
    expect(() => treeRules(pipeline)).toThrow('the model has 3 trees')
    expect(() => treeRules(pipeline, { tree: 3 })).toThrow('invalid tree')
    const rules = treeRules(pipeline, { tree: 1 })
    expect(rules.length).toBe(4)
    expect(rules[0].text).toMatch(/^if x[01]/)
  })
})
