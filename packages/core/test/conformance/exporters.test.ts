import { describe, expect, test } from 'vitest'
import { exporters } from '../../src/export/index.ts'
import { exportModel } from '../../src/export/export-model.ts'
import { samplePipelines } from '../export/sample-pipelines.ts'

const samples = samplePipelines()

describe.each(Object.entries(exporters))('%s', (name, exporter) => {
  test('says what it is', () => {
    expect(exporter.name).toBe(name)
    expect(exporter.title).not.toBe('')
    expect(exporter.mediaType).toMatch(/^[a-z]+\/[a-z0-9.+-]+$/)
    expect(exporter.extension).toMatch(/^[a-z]+$/)
  })

  test.each(samples)('prints the same bytes twice, or says why it cannot: $name', async ({ pipeline }) => {
    const first = await exporter.export(pipeline).catch(reasonOf)
    expect(await exporter.export(pipeline).catch(reasonOf)).toEqual(first)
    expect(first.length).toBeGreaterThan(0)
  })
})

test('a format that does not exist is refused by the compiler and at run time', async () => {
  // @ts-expect-error there is no such format
  await expect(exportModel(samples[0].pipeline, 'excel')).rejects.toThrow(
    /"excel"; there are: json, javascript, python, sql, onnx, mlflow, lightgbm/,
  )
})

function reasonOf(error: Error & { code?: string }): string {
  expect(error.code).toBe('not-exportable')
  return error.message
}
