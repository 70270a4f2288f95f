import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { findPython } from '../../../../scripts/find-python.js'
import { exportModel } from '../../src/export/export-model.ts'
import { readRows } from '../../src/fitted/read-rows.ts'
import { featuresOf } from '../../src/fitted/predict-guarded.ts'
import { predictModel } from '../../src/models/predict.ts'
import { samplePipelines, typedRows } from './sample-pipelines.ts'

const python = findPython()
const folder = mkdtempSync(join(tmpdir(), 'csvanalyzer-lightgbm-'))
afterAll(() => rmSync(folder, { recursive: true }))

const samples = samplePipelines()
const treesAlone = samples
  .filter(({ pipeline }) => pipeline.model.format === 'trees')
  .map(({ name, pipeline }) => ({
    name,
    pipeline: { ...pipeline, calibration: [], targetTransform: { kind: 'identity' } as const },
  }))
  .filter(
    ({ pipeline }) =>
      pipeline.model.format === 'trees' &&
      (pipeline.model.aggregate === 'sum' || pipeline.model.base.every((base) => base === 0)),
  )

const driver = `
import json, sys
import lightgbm, numpy as np
booster = lightgbm.Booster(model_file=sys.argv[1] + '/model.txt')
x = np.array([[float('nan') if v is None else v for v in row] for row in json.load(open(sys.argv[1] + '/x.json'))], dtype=np.float64)
json.dump(booster.predict(x).tolist(), sys.stdout)
`

describe.skipIf(python === null).each(treesAlone)('$name', ({ pipeline }) => {
  test('LightGBM gives what our trees give', { timeout: 60_000 }, async () => {
    const matrix = featuresOf(pipeline, readRows(pipeline, typedRows(pipeline, 300, 41)).set)
    const ours = predictModel(pipeline.model, matrix)
    writeFileSync(join(folder, 'model.txt'), await exportModel(pipeline, 'lightgbm'))
    writeFileSync(
      join(folder, 'x.json'),
      JSON.stringify(
        Array.from({ length: 300 }, (_, row) =>
          matrix.columns.map((column) => (Number.isNaN(column[row]) ? null : column[row])),
        ),
      ),
    )
    writeFileSync(join(folder, 'driver.py'), driver)
    const run = spawnSync(python!, ['-W', 'ignore', join(folder, 'driver.py'), folder], { maxBuffer: 1 << 28 })
    const stdout = run.stdout.toString()
    expect(stdout === '' ? run.stderr.toString() : '').toBe('')
    const theirs = JSON.parse(stdout.slice(stdout.indexOf('['))) as (number | number[])[]
    theirs.forEach((values, row) => {
      if (typeof values === 'number') expectClose(values, ours.values[row * ours.width + (ours.width - 1)])
      else values.forEach((value, k) => expectClose(value, ours.values[row * ours.width + k]))
    })
  })
})

function expectClose(theirs: number, ours: number): void {
  expect(Math.abs(theirs - ours)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(ours)))
}

test('tree_sizes are the bytes of each block', async () => {
  const text = await exportModel(treesAlone[0].pipeline, 'lightgbm')
  const sizes = /tree_sizes=(.*)/.exec(text)![1].split(' ').map(Number)
  const blocks = text.slice(text.indexOf('Tree=0'), text.indexOf('end of trees')).split(/(?=Tree=)/)
  expect(sizes).toEqual(blocks.map((block) => block.length))
})

test.each([
  ['binary, blend of both, isotonic', /a blend/],
  ['binary, logistic regression, Platt', /linear/],
  ['multiclass, boosted trees, temperature', /calibrated/],
  ['regression, boosted trees, log target', /target is transformed/],
])('%s is refused with the reason', async (name, message) => {
  await expect(exportModel(samples.find((sample) => sample.name === name)!.pipeline, 'lightgbm')).rejects.toThrow(
    message,
  )
})
