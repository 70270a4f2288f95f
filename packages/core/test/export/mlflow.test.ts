import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { findPython } from '../../../../scripts/find-python.js'
import { exportModel } from '../../src/export/export-model.ts'
import { mlflowFiles } from '../../src/export/mlflow/mlflow.ts'
import { fromJson } from '../../src/fitted/from-json.ts'
import { predictPipeline } from '../../src/fitted/predict-pipeline.ts'
import { toJson } from '../../src/fitted/to-json.ts'
import { samplePipelines, typedRows } from './sample-pipelines.ts'

const { pipeline } = samplePipelines().find(({ name }) => name === 'closed: binary, blend, isotonic')!
const folder = mkdtempSync(join(tmpdir(), 'csvanalyzer-mlflow-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Node has no reader of archives, Python's standard library has. */
const unpack = `
import json, sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
archive.extractall(sys.argv[2])
print(json.dumps(archive.namelist()))
`

describe('mlflow', () => {
  test('the archive holds the files of the directory', async () => {
    const files = await mlflowFiles(pipeline)
    writeFileSync(join(folder, 'model.zip'), await exportModel(pipeline, 'mlflow'))
    const run = spawnSync('python3', ['-c', unpack, join(folder, 'model.zip'), join(folder, 'model')])
    expect(run.stderr.toString()).toBe('')
    expect(JSON.parse(run.stdout.toString())).toEqual(Object.keys(files))
    for (const [path, bytes] of Object.entries(files))
      expect(new Uint8Array(readFileSync(join(folder, 'model', path)))).toEqual(bytes)
  })

  test('our own artefact lies in it', async () => {
    const { 'pipeline.json': bytes } = await mlflowFiles(pipeline)
    expect(toJson(fromJson(new TextDecoder().decode(bytes)))).toBe(toJson(pipeline))
  })

  const python = findPython()
  const hasMlflow = python !== null && spawnSync(python, ['-c', 'import mlflow, onnxruntime']).status === 0
  test.skipIf(!hasMlflow)(
    'mlflow.pyfunc loads it unmodified and predicts what we predict, missing cells and the strings of any pandas included',
    { timeout: 120_000 },
    async () => {
      const rows = typedRows(pipeline, 200, 5).map((row) =>
        Object.fromEntries(
          pipeline.inputs.map(({ name, values }) => [
            name,
            typeof row[name] === 'string' && values !== null && !values.includes(row[name]) ? 'never seen' : row[name],
          ]),
        ),
      )
      writeFileSync(join(folder, 'rows.json'), JSON.stringify(rows))
      const run = spawnSync(python!, ['-W', 'ignore', '-c', driver, join(folder, 'model'), join(folder, 'rows.json')], {
        maxBuffer: 1 << 28,
      })
      const stdout = run.stdout.toString()
      expect(stdout === '' ? run.stderr.toString() : '').toBe('')
      const { label, probability } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as {
        label: string[]
        probability: number[]
      }
      const ours = predictPipeline(pipeline, rows)
      expect(label).toEqual(ours.texts)
      probability.forEach((p, row) => expect(p).toBeCloseTo(ours.prediction.values[row * 2 + 1], 9))
    },
  )
})

const driver = `
import json, sys
import mlflow.pyfunc, numpy as np, pandas as pd
model = mlflow.pyfunc.load_model(sys.argv[1])
rows = json.load(open(sys.argv[2]))
columns = {}
for column in model.metadata.signature.inputs:
    cells = [row[column.name] for row in rows]
    columns[column.name] = np.array(cells, dtype=object) if column.type.name == 'string' else np.array([float('nan') if c is None else c for c in cells], dtype=np.float64)
out = model.predict(pd.DataFrame(columns))
print(json.dumps({'label': list(map(str, out['label'])), 'probability': [float(p) for p in out['probability_yes']]}))
`
