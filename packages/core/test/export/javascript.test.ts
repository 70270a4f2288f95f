import { describe, expect, test } from 'vitest'
import { exportModel } from '../../src/export/export-model.ts'
import { predictPipeline } from '../../src/fitted/predict-pipeline.ts'
import type { InputRow } from '../../src/fitted/input-row.ts'
import { looseRows, samplePipelines, typedRows } from './sample-pipelines.ts'

interface PrintedModule {
  predictAll(rows: readonly InputRow[]): readonly {
    prediction: string | number
    probabilities: Record<string, number> | null
    interval: [number, number] | null
  }[]
}

async function load(source: string): Promise<PrintedModule> {
  return (await import(
    /* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(source).toString('base64')}`
  )) as PrintedModule
}

describe.each(samplePipelines())('$name', ({ pipeline }) => {
  test('gives the bits of our own predictor, whatever the rows hold', async () => {
    const module = await load(await exportModel(pipeline, 'javascript'))
    const rows = [...typedRows(pipeline, 300, 1), ...looseRows(pipeline, 300, 2)]
    const ours = predictPipeline(pipeline, rows)
    const width = ours.prediction.width
    if (pipeline.features.length > 0) expect(new Set(ours.prediction.values).size).toBeGreaterThan(50)
    module.predictAll(rows).forEach((theirs, row) => {
      const values = ours.prediction.values.subarray(row * width, (row + 1) * width)
      if (pipeline.task === 'regression') {
        expect(theirs.prediction).toBe(values[0])
        expect(theirs.interval).toEqual(ours.lower && [ours.lower[row], ours.upper![row]])
      } else {
        expect(pipeline.classes.map((name) => theirs.probabilities![name])).toEqual([...values])
        expect(theirs.prediction).toBe(ours.texts![row])
      }
    })
  })

  test('needs nothing but the language', async () => {
    const source = await exportModel(pipeline, 'javascript')
    expect(source.replace(/\/\*\*.*?\*\/|\/\/.*/g, '')).not.toMatch(
      /\bimport\b|\brequire\b|\beval\b|new Function|Math\.(exp|log|pow|sin|cos)\b|\*\*/,
    )
  })
})
