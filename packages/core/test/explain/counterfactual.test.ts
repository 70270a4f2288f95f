import { describe, expect, it } from 'vitest'
import { counterfactual } from '../../src/explain/counterfactual.ts'
import type { FittedPipeline } from '../../src/fitted/fitted-pipeline.ts'
import { predictPipeline } from '../../src/fitted/predict-pipeline.ts'
import { fit } from '../../src/pipeline/fit.ts'
import { shop } from '../search/cases.ts'
import { sampleTrees } from './sample-trees.ts'
import { numberPipeline } from './scikit-trees.ts'

const steps = [-3, -2, -1, 0, 1, 2, 3]

/** Trees over three whole numbers from −3 to 3, as two classes. */
function integerPipeline(seed: number): FittedPipeline {
  const trees = sampleTrees({ trees: 9, leaves: 6, features: 3, hasSets: false, seed })
  const model = { ...trees, task: 'binary', classes: 2, link: 'logistic', base: new Float64Array(1) } as const
  const pipeline = numberPipeline(model, 3, { task: 'binary', classes: ['no', 'yes'], positive: 'yes' })
  return {
    ...pipeline,
    inputs: pipeline.inputs.map((input) => ({ ...input, type: 'integer', range: [-3, 3] })),
  }
}

function smallest(pipeline: FittedPipeline, row: readonly number[], isAllowed: (next: readonly number[]) => boolean) {
  const classOf = (values: readonly number[]) =>
    predictPipeline(pipeline, [{ x0: values[0], x1: values[1], x2: values[2] }]).texts![0]
  const before = classOf(row)
  let best = { changes: Infinity, distance: Infinity }
  for (const a of steps)
    for (const b of steps)
      for (const c of steps) {
        const next = [a, b, c]
        if (!isAllowed(next) || classOf(next) === before) continue
        const changes = next.filter((value, j) => value !== row[j]).length
        const distance = next.reduce((sum, value, j) => sum + Math.abs(value - row[j]) / 6, 0)
        if (changes < best.changes || (changes === best.changes && distance < best.distance))
          best = { changes, distance }
      }
  return best
}

describe('counterfactual', () => {
  it('finds the smallest change that there is, within what may change', async () => {
    let flipped = 0
    for (let seed = 1; seed <= 25; seed++) {
      const pipeline = integerPipeline(seed)
      const row = [steps[seed % 7], steps[(3 * seed) % 7], steps[(5 * seed) % 7]]
      const given = { x0: row[0], x1: row[1], x2: row[2] }
      for (const [options, isAllowed] of [
        [{}, () => true],
        [
          { immutable: ['x0'], monotone: { x1: 'increasing' } },
          (next: readonly number[]) => next[0] === row[0] && next[1] >= row[1],
        ],
      ] as const) {
        const best = smallest(pipeline, row, isAllowed)
        const { found } = await counterfactual(pipeline, given, { ...options, count: 8 })
        if (found.length === 0) {
          expect(best.changes).toBe(Infinity)
          continue
        }
        flipped++
        expect(found[0].changes.length).toBe(best.changes)
        expect(found[0].distance).toBeLessThan(best.distance + 1e-9)
        const after = { ...given, ...Object.fromEntries(found[0].changes.map(({ column, to }) => [column, to])) }
        expect(predictPipeline(pipeline, [after]).texts![0]).toBe(found[0].prediction)
        expect(isAllowed([after.x0, after.x1, after.x2])).toBe(true)
      }
    }
    expect(flipped).toBeGreaterThan(20)
  })

  it('speaks the language of the file, and gives ways of different columns', async () => {
    const dataset = await shop(300)
    const { pipeline } = await fit(dataset, {
      target: 'bought',
      positive: 'yes',
      drop: ['id', 'plan', 'amount'],
      learners: ['logistic', 'gradientBoosting'],
      effort: 'low',
      seed: 7,
    })
    const row = { price: 60, visits: 5, town: 'north', noise: 0 }
    const { found, prediction } = await counterfactual(pipeline, row, { class: 'yes', immutable: ['noise'] })
    expect(prediction).toBe('no')
    expect(found.length).toBeGreaterThan(1)
    expect(new Set(found.map(({ changes }) => changes.map(({ column }) => column).join())).size).toBe(found.length)
    for (const { changes } of found) {
      expect(changes.some(({ column }) => column === 'noise')).toBe(false)
      const after = { ...row, ...Object.fromEntries(changes.map(({ column, to }) => [column, to])) }
      expect(predictPipeline(pipeline, [after]).texts![0]).toBe('yes')
      for (const { column, to } of changes) if (column === 'visits') expect(Number.isInteger(to)).toBe(true)
    }
    await expect(counterfactual(pipeline, row, { class: 'no' })).rejects.toMatchObject({ code: 'already-so' })
  })

  it('moves a number into a range, no further than it must', async () => {
    const dataset = await shop(200)
    const { pipeline } = await fit(dataset, {
      target: 'amount',
      drop: ['id', 'plan', 'bought'],
      learners: ['linear'],
      seed: 7,
    })
    const row = { price: 40, visits: 4, town: 'north', noise: 0 }
    const before = predictPipeline(pipeline, [row]).prediction.values[0]
    const { found } = await counterfactual(pipeline, row, { range: [before + 20, null], immutable: ['town', 'visits'] })
    expect(Number(found[0].prediction)).toBeGreaterThanOrEqual(before + 20)
    expect(Number(found[0].prediction)).toBeLessThan(before + 21)
    expect(String(found[0].changes[0].to).length).toBeLessThan(8)
    await expect(counterfactual(pipeline, row)).rejects.toMatchObject({ code: 'invalid-option' })
    await expect(counterfactual(pipeline, row, { range: [5, 2] })).rejects.toMatchObject({ code: 'invalid-option' })
    await expect(counterfactual(pipeline, row, { range: [0, 1], class: 'a' })).rejects.toMatchObject({
      code: 'invalid-option',
    })
    await expect(counterfactual(pipeline, row, { range: [0, 1], immutable: ['prize'] })).rejects.toMatchObject({
      code: 'unknown-column',
    })
    await expect(
      counterfactual(pipeline, row, { range: [1e6, null], monotone: { town: 'increasing' } }),
    ).rejects.toMatchObject({ code: 'invalid-option' })
    expect((await counterfactual(pipeline, row, { range: [1e6, null] })).found).toEqual([])
  })
})
