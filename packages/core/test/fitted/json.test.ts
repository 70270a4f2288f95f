import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { decodePipeline } from '../../src/fitted/decode-pipeline.ts'
import { fromJson } from '../../src/fitted/from-json.ts'
import { libraryVersion } from '../../src/fitted/library-version.ts'
import { predictPipeline } from '../../src/fitted/predict-pipeline.ts'
import { hashPipeline, toJson } from '../../src/fitted/to-json.ts'
import { looseRows, samplePipelines } from '../export/sample-pipelines.ts'

const samples = samplePipelines()

describe.each(samples)('$name', ({ pipeline }) => {
  test('survives JSON and predicts the same', () => {
    const text = toJson(pipeline)
    const read = fromJson(text)
    expect(toJson(read)).toBe(text)
    const rows = looseRows(pipeline, 100, 4)
    expect(predictPipeline(read, rows)).toEqual(predictPipeline(pipeline, rows))
  })
})

const [{ pipeline }] = samples
const text = toJson(pipeline)

describe('fromJson', () => {
  test('the reader of the predict entry gives the same pipeline, without the hash', () => {
    expect(decodePipeline(text)).toEqual(fromJson(text))
  })

  test.each([
    ['text that is not JSON', 'PK\u0003\u0004', 'not-a-pipeline'],
    ['other JSON', '{"format":"onnx"}', 'not-a-pipeline'],
    ['a list', '[]', 'not-a-pipeline'],
    [
      'a pipeline of a newer library',
      text.replace('"version":1', '"version":2').replaceAll('"version":1', '"version":2'),
      'newer-version',
    ],
    ['a changed number', text.replace(/"threshold":0.37\b/, '"threshold":0.38'), 'damaged-pipeline'],
    ['a pipeline cut off', '{"format":"csvanalyzer-pipeline","version":1}', 'damaged-pipeline'],
  ])('refuses %s', (_, broken, code) => {
    expect(broken).not.toBe(text)
    expect(() => fromJson(broken)).toThrow(expect.objectContaining({ code }))
  })
})

describe('hashPipeline', () => {
  test('does not see what a clock measured, and sees everything else', () => {
    const hash = hashPipeline(pipeline)
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(hashPipeline({ ...pipeline, recipe: { ...pipeline.recipe, timing: { seconds: 3.2 } } })).toBe(hash)
    expect(hashPipeline({ ...pipeline, recipe: { ...pipeline.recipe, seed: 4 } })).not.toBe(hash)
    expect(hashPipeline({ ...pipeline, threshold: 0.5 })).not.toBe(hash)
  })

  test('a number that JSON cannot hold is refused by its path', () => {
    expect(() => toJson({ ...pipeline, threshold: NaN })).toThrow(/pipeline\.threshold is NaN/)
  })
})

test('the version written into pipelines is that of the package', () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  expect(libraryVersion).toBe(version)
})
