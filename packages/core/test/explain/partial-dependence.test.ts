import { describe, expect, it } from 'vitest'
import { partialDependence } from '../../src/explain/partial-dependence.ts'
import { predictPipeline } from '../../src/fitted/predict-pipeline.ts'
import { fit } from '../../src/pipeline/fit.ts'
import { load } from '../../src/table/load.ts'
import { shop } from '../search/cases.ts'

const settings = { drop: ['id'], learners: ['decisionTree'], seed: 7 } as const

describe('partialDependence', () => {
  it('is the mean prediction of all rows with the value put in', async () => {
    const dataset = await shop(80)
    const { pipeline } = await fit(dataset, {
      ...settings,
      target: 'bought',
      positive: 'yes',
      drop: ['id', 'plan', 'amount'],
    })
    const { curves, grid, rowCount } = await partialDependence(pipeline, dataset, 'town')
    expect(grid[0].toSorted()).toEqual(['east', 'north', 'south'])
    expect([rowCount, curves.length, curves[0].class]).toEqual([80, 1, 'yes'])
    const rows = Array.from({ length: 80 }, (_, row) =>
      Object.fromEntries(
        dataset.columns.map(({ name, original }) => [name, name === 'town' ? 'south' : original(row)]),
      ),
    )
    const { prediction } = predictPipeline(pipeline, rows)
    const mean = rows.reduce((sum, _, row) => sum + prediction.values[2 * row + 1], 0) / 80
    expect(Math.abs(curves[0].average[grid[0].indexOf('south')] - mean)).toBeLessThan(1e-12)
    const south = curves[0].average[grid[0].indexOf('south')]
    expect(south).toBeGreaterThan(curves[0].average[grid[0].indexOf('north')])
  })

  it('gives one curve for each of several classes, which sum to one', async () => {
    const dataset = await shop(120)
    const { pipeline } = await fit(dataset, { ...settings, target: 'plan', drop: ['id', 'bought', 'amount'] })
    const { curves } = await partialDependence(pipeline, dataset, ['price', 'visits'], { gridSize: 3, maxRows: 50 })
    expect(curves.map((curve) => curve.class)).toEqual(pipeline.classes)
    for (let i = 0; i < 9; i++) expect(curves.reduce((sum, curve) => sum + curve.average[i], 0)).toBeCloseTo(1, 12)
  })

  it('takes values of the caller, dates and booleans among them', async () => {
    const lines = Array.from({ length: 60 }, (_, i) => {
      const day = new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10)
      return `${day},${i % 3 === 0 ? 'yes' : 'no'},${i + (i % 3 === 0 ? 40 : 0)}`
    })
    const dataset = await load(`day,member,y\n${lines.join('\n')}\n`)
    const { pipeline } = await fit(dataset, { target: 'y', learners: ['decisionTree'], split: 'random', seed: 7 })
    const member = await partialDependence(pipeline, dataset, 'member')
    expect(member.grid[0]).toEqual([false, true])
    expect(member.curves[0].average[1]).toBeGreaterThan(member.curves[0].average[0])
    const day = await partialDependence(pipeline, dataset, 'day', { grid: { day: ['2024-01-02', '2024-02-28'] } })
    expect(day.curves[0].average[1]).toBeGreaterThan(day.curves[0].average[0])
    const all = await partialDependence(pipeline, dataset, 'day', { gridSize: 4 })
    expect(String(all.grid[0][0])).toMatch(/^2024-01-0/)
  })

  it('says what it cannot do', async () => {
    const dataset = await shop(60)
    const { pipeline } = await fit(dataset, { ...settings, target: 'amount' })
    const call = (...rest: Parameters<typeof partialDependence> extends [unknown, unknown, ...infer R] ? R : never) =>
      partialDependence(pipeline, dataset, ...rest)
    await expect(call('prize')).rejects.toMatchObject({ code: 'unknown-column', message: /did you mean "price"/ })
    await expect(call(['price', 'price'])).rejects.toMatchObject({ code: 'invalid-option' })
    await expect(call('price', { gridSize: 1 })).rejects.toMatchObject({ code: 'invalid-option' })
    await expect(call('price', { grid: { price: ['dear'] } })).rejects.toMatchObject({ code: 'invalid-option' })
    await expect(partialDependence(pipeline, [], 'price')).rejects.toMatchObject({ code: 'no-rows' })
    await expect(call('price', { signal: AbortSignal.abort(new Error('gone')) })).rejects.toThrow('gone')
  })
})
