import { describe, expect, it } from 'vitest'
import { explain } from '../../src/explain/explain.ts'
import { predictPipeline } from '../../src/fitted/predict-pipeline.ts'
import { fit } from '../../src/pipeline/fit.ts'
import { samplePipelines, typedRows } from '../export/sample-pipelines.ts'
import { shop } from '../search/cases.ts'

describe.each(samplePipelines())('$name', ({ pipeline }) => {
  it('adds up to what predict gives, for every row', async () => {
    const rows = typedRows(pipeline, 40, 3)
    const { prediction, classIndexes } = predictPipeline(pipeline, rows)
    const { rows: explained } = await explain(pipeline, rows, { space: 'response' })
    explained.forEach(({ base, value, contributions }, row) => {
      const output = pipeline.task === 'regression' ? 0 : pipeline.task === 'binary' ? 1 : classIndexes![row]
      const predicted = prediction.values[row * prediction.width + output]
      const sum = contributions.reduce((total, { contribution }) => total + contribution, base)
      const tolerance = 1e-9 * Math.max(1, Math.abs(predicted))
      expect(Math.abs(value - predicted)).toBeLessThan(tolerance)
      expect(Math.abs(sum - predicted)).toBeLessThan(tolerance)
    })
  })
})

describe('explain', () => {
  it('finds what drives the shop, and shows the cells as they were written', async () => {
    const dataset = await shop(200)
    const { pipeline } = await fit(dataset, {
      target: 'bought',
      drop: ['id', 'plan', 'amount'],
      learners: ['logistic', 'gradientBoosting'],
      effort: 'low',
      seed: 7,
    })
    const { rows, importance } = await explain(pipeline, dataset)
    expect(rows.length).toBe(200)
    expect(rows[0].class).toBe('yes')
    expect(importance.map(({ column }) => column).indexOf('noise')).toBeGreaterThan(1)
    const price = rows[3].contributions.find(({ column }) => column === 'price')!
    expect(price.value).toBe(Number(dataset.column('price').original(3)))
    const one = await explain(pipeline, [{ price: 95, visits: 11, town: 'south', noise: 0 }])
    expect(one.rows[0].contributions.every(({ column, contribution }) => column === 'noise' || contribution > 0)).toBe(
      true,
    )
  })

  it('explains against the means of the rows given', async () => {
    const dataset = await shop(120)
    const { pipeline } = await fit(dataset, {
      target: 'amount',
      drop: ['id', 'plan', 'bought'],
      learners: ['linear'],
      seed: 7,
    })
    const { rows, space } = await explain(pipeline, dataset, { background: dataset, space: 'margin' })
    expect(space).toBe('margin')
    for (let place = 0; place < rows[0].contributions.length; place++) {
      const name = rows[0].contributions[place].column
      const sum = rows.reduce(
        (total, row) => total + row.contributions.find(({ column }) => column === name)!.contribution,
        0,
      )
      expect(Math.abs(sum)).toBeLessThan(1e-6)
    }
  })

  it('refuses what the pipeline does not have', async () => {
    const blend = samplePipelines().find(({ pipeline }) => pipeline.model.format === 'blend')!.pipeline
    const rows = typedRows(blend, 1, 1)
    await expect(explain(blend, rows, { space: 'margin' })).rejects.toMatchObject({ code: 'invalid-option' })
    await expect(explain(blend, rows, { class: 'nobody' })).rejects.toMatchObject({ code: 'invalid-option' })
    const gone = AbortSignal.abort(new Error('gone'))
    await expect(explain(blend, rows, { signal: gone })).rejects.toThrow('gone')
  })
})
