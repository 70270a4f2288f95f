import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { exportModel } from '../../src/export/export-model.ts'
import { predictPipeline } from '../../src/fitted/predict-pipeline.ts'
import { samplePipelines, typedRows } from './sample-pipelines.ts'

/** SQLite through Python, where it was built with mathematical functions. */
const hasSqlite =
  spawnSync('python3', ['-c', "import sqlite3; sqlite3.connect(':memory:').execute('SELECT LN(2), FLOOR(1.5)')"])
    .status === 0
const folder = mkdtempSync(join(tmpdir(), 'csvanalyzer-sql-'))
afterAll(() => rmSync(folder, { recursive: true }))

const driver = `
import json, sqlite3, sys
data = json.load(open(sys.argv[1] + '/data.json'))
quote = lambda name: '"' + name.replace('"', '""') + '"'
db = sqlite3.connect(':memory:')
db.execute('CREATE TABLE input (' + ', '.join(quote(c['name']) + (' TEXT' if c['kind'] == 'text' else ' REAL') for c in data['columns']) + ')')
db.executemany('INSERT INTO input VALUES (' + ', '.join('?' for _ in data['columns']) + ')', data['rows'])
cursor = db.execute(open(sys.argv[1] + '/model.sql', encoding='utf-8').read())
names = [d[0] for d in cursor.description]
json.dump([dict(zip(names, row)) for row in cursor.fetchall()], sys.stdout)
`

const names = [
  'multiclass, forest',
  'multiclass, boosted trees, temperature',
  'regression, boosted trees, log target',
  'regression, trees with log link, isotonic',
  'regression, constant',
  'closed: binary, blend, isotonic',
  'closed: binary, boosted trees',
  'closed: multiclass, softmax regression',
  'closed: regression, linear, Yeo–Johnson target',
]

describe.skipIf(!hasSqlite).each(samplePipelines().filter(({ name }) => names.includes(name)))(
  '$name',
  ({ pipeline }) => {
    test('SQLite gives what our predictor gives', async () => {
      const rows = typedRows(pipeline, 300, 31).map((row) =>
        Object.fromEntries(
          pipeline.inputs.map(({ name, values }) => [
            name,
            typeof row[name] === 'string' && values !== null && !values.includes(row[name]) ? 'never seen' : row[name],
          ]),
        ),
      )
      const ours = predictPipeline(pipeline, rows)
      writeFileSync(join(folder, 'model.sql'), await exportModel(pipeline, 'sql'))
      const columns = pipeline.inputs.length === 0 ? [{ name: 'any', kind: 'number' }] : pipeline.inputs
      writeFileSync(
        join(folder, 'data.json'),
        JSON.stringify({ columns, rows: rows.map((row) => columns.map(({ name }) => row[name] ?? null)) }),
      )
      writeFileSync(join(folder, 'driver.py'), driver)
      const run = spawnSync('python3', [join(folder, 'driver.py'), folder], { maxBuffer: 1 << 28 })
      expect(run.stderr.toString()).toBe('')
      const theirs = JSON.parse(run.stdout.toString()) as Record<string, number | string>[]
      expect(theirs).toHaveLength(rows.length)
      const width = ours.prediction.width
      theirs.forEach((row, i) => {
        if (ours.texts !== null) expect(row.prediction).toBe(ours.texts[i])
        else expectClose(row.prediction, ours.prediction.values[i])
        pipeline.classes.forEach((name, k) =>
          expectClose(row[`probability_${name}`], ours.prediction.values[i * width + k]),
        )
        if (ours.lower !== null)
          [
            ['lower', ours.lower],
            ['upper', ours.upper!],
          ].forEach(([name, ends]) => expectClose(row[name as string], (ends as Float64Array)[i]))
      })
    })
  },
)

function expectClose(theirs: number | string, ours: number): void {
  expect(Math.abs(Number(theirs) - ours)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(ours)))
}

test('free text is refused with the reason', async () => {
  const { pipeline } = samplePipelines()[0]
  await expect(exportModel(pipeline, 'sql')).rejects.toThrow(/cannot be exported as SQL: .*"price"/)
})
