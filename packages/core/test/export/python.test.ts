import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { exportModel } from '../../src/export/export-model.ts'
import { predictPipeline } from '../../src/fitted/predict-pipeline.ts'
import { looseRows, samplePipelines, typedRows } from './sample-pipelines.ts'

const hasPython = spawnSync('python3', ['--version']).status === 0
const folder = mkdtempSync(join(tmpdir(), 'csvanalyzer-python-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Floats travel as hexadecimal, dates as epoch ms, so that no bit is lost on the way. */
const driver = `
import importlib.util, json, sys
spec = importlib.util.spec_from_file_location('model', sys.argv[1])
model = importlib.util.module_from_spec(spec)
spec.loader.exec_module(model)
rows = json.load(open(sys.argv[2]), parse_constant=float)
out = []
for p in model.predict_all(rows):
    value = p['prediction']
    out.append([value.hex() if isinstance(value, float) else value, p['probabilities'] and [p['probabilities'][c].hex() for c in model.classes], p['interval'] and [v.hex() for v in p['interval']]])
json.dump(out, sys.stdout)
`

function hexNumber(text: string): number {
  const match = /^(-?)0x([01])\.?([0-9a-f]*)p([+-]\d+)$/.exec(text)
  if (match === null) return text === 'inf' ? Infinity : text === '-inf' ? -Infinity : NaN
  const mantissa = Number(BigInt(`0x${match[2]}${match[3] || '0'}`)) / 2 ** (4 * (match[3].length || 1))
  return (match[1] === '-' ? -1 : 1) * mantissa * 2 ** Number(match[4])
}

describe.skipIf(!hasPython).each(samplePipelines())('$name', ({ pipeline }) => {
  test('gives the bits of our own predictor, whatever the rows hold', async () => {
    const rows = [...typedRows(pipeline, 300, 1), ...looseRows(pipeline, 300, 2)].map((row) =>
      Object.fromEntries(
        Object.entries(row)
          .filter(([, cell]) => cell !== undefined)
          .map(([name, cell]) => [name, cell instanceof Date ? cell.getTime() : cell]),
      ),
    )
    writeFileSync(join(folder, 'model.py'), await exportModel(pipeline, 'python'))
    writeFileSync(join(folder, 'driver.py'), driver)
    writeFileSync(join(folder, 'rows.json'), jsonWithNonFinite(rows))
    const run = spawnSync('python3', [join(folder, 'driver.py'), join(folder, 'model.py'), join(folder, 'rows.json')], {
      maxBuffer: 1 << 28,
    })
    expect(run.stderr.toString()).toBe('')
    const theirs = JSON.parse(run.stdout.toString()) as [string, string[] | null, [string, string] | null][]
    const ours = predictPipeline(pipeline, rows)
    const width = ours.prediction.width
    expect(theirs).toHaveLength(rows.length)
    theirs.forEach(([prediction, probabilities, interval], row) => {
      const values = ours.prediction.values.subarray(row * width, (row + 1) * width)
      if (pipeline.task === 'regression') {
        expect(hexNumber(prediction)).toBe(values[0])
        expect(interval && interval.map(hexNumber)).toEqual(ours.lower && [ours.lower[row], ours.upper![row]])
      } else {
        expect(probabilities!.map(hexNumber)).toEqual([...values])
        expect(prediction).toBe(ours.texts![row])
      }
    })
  })
})

function jsonWithNonFinite(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'number' && !Number.isFinite(item) ? `#${item}#` : item,
  ).replace(/"#(NaN|-?Infinity)#"/g, '$1')
}
