import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { findPython } from '../../../../scripts/find-python.js'
import { mlflowFiles } from '../../src/export/mlflow/mlflow.ts'
import { createScoring } from '../../src/serving/create-scoring.ts'
import { samplePipelines, typedRows } from '../export/sample-pipelines.ts'

const { pipeline } = samplePipelines().find(({ name }) => name === 'closed: binary, blend, isotonic')!
const python = findPython()
const hasPeer =
  python !== null && spawnSync(python, ['-c', 'import mlflow.pyfunc.scoring_server, fastapi, uvicorn']).status === 0
const folder = mkdtempSync(join(tmpdir(), 'csvanalyzer-scoring-'))
afterAll(() => rmSync(folder, { recursive: true }))

const names = pipeline.inputs.map(({ name }) => name)
const rows = typedRows(pipeline, 40, 9).map((row) =>
  Object.fromEntries(
    pipeline.inputs.map(({ name, values, kind }) => {
      const cell = row[name]
      if (kind === 'number') return [name, typeof cell === 'number' && Number.isFinite(cell) ? cell : null]
      return [name, typeof cell === 'string' && values !== null && !values.includes(cell) ? 'never seen' : cell]
    }),
  ),
)
const data = rows.map((row) => names.map((name) => row[name]))
const json = 'application/json'
const { [names[0]]: _, ...lacking } = rows[0]

/** The same bodies to MLflow's scoring server and to ours. */
const requests: readonly (readonly [string, string, string])[] = [
  ['POST /invocations', json, JSON.stringify({ dataframe_split: { columns: names, data } })],
  ['POST /invocations', json, JSON.stringify({ dataframe_records: rows })],
  ['POST /invocations', json, JSON.stringify({ dataframe_records: rows.map((row) => ({ ...row, more: 1 })) })],
  ['POST /invocations', json, JSON.stringify({ dataframe_records: [lacking] })],
  ['POST /invocations', json, JSON.stringify({ dataframe_split: { columns: names, data }, inputs: {} })],
  ['POST /invocations', json, JSON.stringify({ rows })],
  ['POST /invocations', json, '[1]'],
  ['POST /invocations', json, '{'],
  ['POST /invocations', 'text/html', '<p>'],
  ['POST /invocations', `${json}; charset=latin1`, '{}'],
  ['GET /ping', '', ''],
  ['GET /health', '', ''],
  ['GET /invocations', '', ''],
]

interface Answer {
  readonly status: number
  readonly body: string
}

test.skipIf(!hasPeer)('our server answers as that of MLflow does', { timeout: 120_000 }, async () => {
  mkdirSync(join(folder, 'model', 'code'), { recursive: true })
  for (const [path, bytes] of Object.entries(await mlflowFiles(pipeline)))
    writeFileSync(join(folder, 'model', path), bytes)
  writeFileSync(join(folder, 'requests.json'), JSON.stringify(requests))
  const run = spawnSync(python!, ['-W', 'ignore', '-c', driver, folder], { encoding: 'utf8', maxBuffer: 1 << 26 })
  expect(run.status, run.stderr.slice(-2000)).toBe(0)
  const theirs = JSON.parse(run.stdout.slice(run.stdout.indexOf('[{'))) as readonly Answer[]

  const score = createScoring([{ name: 'model', pipeline }])
  for (const [i, [line, type, body]] of requests.entries()) {
    const [method, path] = line.split(' ')
    const init = method === 'POST' ? { method, body, headers: { 'content-type': type } } : { method }
    const response = (await score(new Request(`http://localhost${path}`, init)))!
    const ours = { status: response.status, body: await response.text() }
    expect([line, body.slice(0, 60), ours.status]).toEqual([line, body.slice(0, 60), theirs[i].status])
    if (ours.status === 200) expectSamePredictions(ours.body, theirs[i].body)
    else if (ours.status === 400) expect(errorCode(ours.body)).toBe(errorCode(theirs[i].body))
  }
})

const errorCode = (body: string): unknown => (JSON.parse(body) as { error_code: unknown }).error_code

function expectSamePredictions(ours: string, theirs: string): void {
  if (!ours.startsWith('{')) return expect(ours).toBe(theirs)
  const [own, other] = [ours, theirs].map(
    (text) => (JSON.parse(text) as { predictions: Record<string, unknown>[] }).predictions,
  )
  expect(own.map(({ label }) => label)).toEqual(other.map(({ label }) => label))
  expect(Object.keys(own[0])).toEqual(Object.keys(other[0]))
  own.forEach((row, i) => expect(row.probability_yes).toBeCloseTo(other[i].probability_yes as number, 9))
}

const driver = `
import json, sys
import pandas as pd
import http.client, threading, time
import mlflow.pyfunc, uvicorn
from mlflow.pyfunc import scoring_server
app = scoring_server.init(mlflow.pyfunc.load_model(sys.argv[1] + '/model'))
server = uvicorn.Server(uvicorn.Config(app, host='127.0.0.1', port=0, log_level='critical'))
thread = threading.Thread(target=server.run)
thread.start()
while not server.started:
    time.sleep(0.02)
port = server.servers[0].sockets[0].getsockname()[1]
answers = []
for line, kind, body in json.load(open(sys.argv[1] + '/requests.json', encoding='utf-8')):
    method, path = line.split(' ')
    connection = http.client.HTTPConnection('127.0.0.1', port)
    if method == 'POST':
        connection.request(method, path, body.encode(), {'content-type': kind})
    else:
        connection.request(method, path)
    answer = connection.getresponse()
    answers.append({'status': answer.status, 'body': answer.read().decode()})
server.should_exit = True
thread.join()
print(json.dumps(answers))
`
