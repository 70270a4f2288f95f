import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as ort from 'onnxruntime-web'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findPython } from '../../../../scripts/find-python.js'
import { exportModel } from '../../src/export/export-model.ts'
import { onnxInputType, onnxOutputs } from '../../src/export/onnx/onnx.ts'
import type { FittedPipeline } from '../../src/fitted/fitted-pipeline.ts'
import { predictPipeline } from '../../src/fitted/predict-pipeline.ts'
import { samplePipelines, typedRows } from './sample-pipelines.ts'

type Row = ReturnType<typeof typedRows>[number]
type Outputs = { readonly [name: string]: readonly (string | number)[] }

const python = findPython()
const folder = mkdtempSync(join(tmpdir(), 'csvanalyzer-onnx-'))
afterAll(() => rmSync(folder, { recursive: true }))
beforeAll(() => {
  ort.env.wasm.numThreads = 1
})

/** Rows as a caller of the graph has them: spellings that only cleaning reconciles are those of the training file. */
function rowsFor(pipeline: FittedPipeline): readonly Row[] {
  return typedRows(pipeline, 400, 21).map((row) =>
    Object.fromEntries(
      pipeline.inputs.map(({ name, values }) => [
        name,
        typeof row[name] === 'string' && values !== null && !values.includes(row[name]) ? 'never seen' : row[name],
      ]),
    ),
  )
}

function expected(pipeline: FittedPipeline, rows: readonly Row[]): Outputs {
  const { prediction, texts, lower, upper } = predictPipeline(pipeline, rows)
  const column = (k: number) => rows.map((_, row) => prediction.values[row * prediction.width + k])
  if (texts === null) return { prediction: column(0), ...(lower && { lower: [...lower], upper: [...upper!] }) }
  return { label: texts, ...Object.fromEntries(pipeline.classes.map((name, k) => [`probability_${name}`, column(k)])) }
}

function compare(pipeline: FittedPipeline, theirs: Outputs, ours: Outputs): void {
  for (const { name, type } of onnxOutputs(pipeline)) {
    const close = ours[name].map((value, row) =>
      type === 'string' ? value === theirs[name][row] : isClose(value as number, theirs[name][row] as number),
    )
    const row = close.indexOf(false)
    expect(row < 0 ? null : { name, row, ours: ours[name][row], theirs: theirs[name][row] }).toBeNull()
  }
}

function isClose(a: number, b: number): boolean {
  return Object.is(a, b) || Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a))
}

const exportable = [
  'multiclass, forest',
  'multiclass, boosted trees, temperature',
  'regression, boosted trees, log target',
  'regression, trees with log link, isotonic',
  'closed: binary, blend, isotonic',
  'closed: binary, boosted trees',
  'closed: multiclass, softmax regression',
  'closed: regression, linear, Yeo–Johnson target',
]
const samples = samplePipelines().filter(({ name }) => exportable.includes(name))

describe.each(samples)('$name', ({ pipeline }) => {
  test('onnxruntime-web gives what our predictor gives', async () => {
    const rows = rowsFor(pipeline)
    const session = await ort.InferenceSession.create(await exportModel(pipeline, 'onnx'))
    const feeds = Object.fromEntries(
      pipeline.inputs.map((input) => {
        const cells = rows.map((row) => row[input.name])
        const type = onnxInputType(input)
        if (type === 'string')
          return [
            input.name,
            new ort.Tensor(
              'string',
              cells.map((cell) => (cell === null ? '' : String(cell))),
              [rows.length],
            ),
          ]
        return [
          input.name,
          new ort.Tensor(
            'float64',
            Float64Array.from(cells, (cell) => (cell === null ? NaN : Number(cell))),
            [rows.length],
          ),
        ]
      }),
    )
    const results = await session.run(feeds)
    expect(Object.keys(results).sort()).toEqual(
      onnxOutputs(pipeline)
        .map(({ name }) => name)
        .sort(),
    )
    compare(
      pipeline,
      Object.fromEntries(
        Object.entries(results).map(([name, tensor]) => [name, Array.from(tensor.data as Float64Array)]),
      ),
      expected(pipeline, rows),
    )
    await session.release()
  })

  test.skipIf(python === null)('the onnx checker accepts it and Python gives what our predictor gives', async () => {
    const rows = rowsFor(pipeline)
    const columns = pipeline.inputs.map((input) => ({
      name: input.name,
      type: onnxInputType(input),
      cells: rows.map((row) => row[input.name]),
    }))
    writeFileSync(join(folder, 'model.onnx'), await exportModel(pipeline, 'onnx'))
    writeFileSync(join(folder, 'columns.json'), JSON.stringify(columns))
    writeFileSync(join(folder, 'driver.py'), driver)
    const run = spawnSync(python!, [join(folder, 'driver.py'), folder], { maxBuffer: 1 << 28 })
    expect(run.stderr.toString()).toBe('')
    compare(pipeline, JSON.parse(run.stdout.toString()) as Outputs, expected(pipeline, rows))
  })
})

const driver = `
import json, sys
import numpy as np, onnx, onnxruntime
path = sys.argv[1] + '/model.onnx'
onnx.checker.check_model(onnx.load(path), full_check=True)
session = onnxruntime.InferenceSession(path, providers=['CPUExecutionProvider'])
feeds = {}
for column in json.load(open(sys.argv[1] + '/columns.json')):
    if column['type'] == 'string':
        feeds[column['name']] = np.array(['' if c is None else c for c in column['cells']], dtype=object)
    else:
        feeds[column['name']] = np.array([float('nan') if c is None else c for c in column['cells']], dtype=np.float64)
names = [output.name for output in session.get_outputs()]
values = session.run(names, feeds)
json.dump({name: value.tolist() for name, value in zip(names, values)}, sys.stdout)
`

describe('what ONNX cannot hold', () => {
  test.each([
    ['binary, boosted trees, cleaning', /price.*javascript or python/],
    ['regression, constant', /reads no column/],
  ])('%s is refused with the reason', async (name, message) => {
    const { pipeline } = samplePipelines().find((sample) => sample.name === name)!
    await expect(exportModel(pipeline, 'onnx')).rejects.toThrow(
      expect.objectContaining({ code: 'not-exportable', message: expect.stringMatching(message) }),
    )
  })
})
