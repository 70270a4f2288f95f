import { getRun } from '@csvanalyzer/mlflow-client'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findPython } from '../../../scripts/find-python.js'
import { sample } from './support/data.ts'
import { isInstalled, panelExpressions } from './support/deploy-files.ts'
import { readEvents } from './support/events.ts'
import { hasPostgres } from './support/postgres.ts'
import { cookieOf } from './support/server.ts'
import { startStack } from './support/stack.ts'
import type { Stack } from './support/stack.ts'
import { until } from './support/until.ts'

const python = findPython()
const isComplete =
  python !== null && hasPostgres && isInstalled('nginx', '-v') && isInstalled('prometheus', '--version')

/** One person's way through everything that compose.yaml starts. */
describe.skipIf(!isComplete)('the whole stack', () => {
  let stack: Stack
  let cookie: string
  let job: string
  const cleanUp: (() => unknown)[] = []
  beforeAll(async () => {
    stack = await startStack(python!, (clean) => cleanUp.unshift(clean))
    await until(async () => (await fetch(`${stack.url}/healthz`)).ok)
  }, 180_000)
  afterAll(async () => {
    for (const clean of cleanUp) await clean()
  }, 60_000)

  const ask = (path: string, init: RequestInit = {}) =>
    fetch(stack.url + path, {
      ...init,
      headers: { origin: stack.url, ...(cookie && { cookie }), ...(init.headers as Record<string, string>) },
    })
  const send = (path: string, body: object, headers = {}) =>
    ask(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    })
  const query = async (expression: string): Promise<readonly { metric: object; value: [number, string] }[]> => {
    const answer = await fetch(`${stack.prometheusUrl}/api/v1/query?query=${encodeURIComponent(expression)}`)
    const { status, data, error } = await answer.json()
    if (status !== 'success') throw new Error(`${expression}: ${error}`)
    return data.result
  }

  test('somebody signs up, uploads and trains, and hears of it while it happens', async () => {
    const signedUp = await send('/api/v1/auth/sign-up', { email: 'ada@example.org', password: 'correct horse battery' })
    expect(signedUp.status).toBe(201)
    cookie = cookieOf(signedUp)
    const headers = { 'content-type': 'text/csv' }
    const uploaded = await ask('/api/v1/datasets?name=penguins.csv', {
      method: 'POST',
      body: new Uint8Array(await sample('penguins.csv')),
      headers,
    })
    expect(uploaded.status).toBe(201)
    const { id } = await uploaded.json()
    const started = await send(`/api/v1/datasets/${id}/trainings`, { target: 'species', effort: 'low' })
    job = (await started.json()).id
    // Buffered events would all come at the end, when the job is done already.
    await readEvents(await ask(`/api/v1/jobs/${job}/events`), ({ event }) => event === 'progress')
    expect((await (await ask(`/api/v1/jobs/${job}`)).json()).state).toBe('running')
    expect((await readEvents(await ask(`/api/v1/jobs/${job}/events`))).at(-1)?.event).toBe('done')
  }, 120_000)

  test('a program predicts with a key', async () => {
    const { key } = await (await send('/api/v1/keys', { name: 'program' })).json()
    const rows = [
      { bill_length_mm: 50, bill_depth_mm: 15, flipper_length_mm: 222, body_mass_g: 5600, island: 'Biscoe' },
    ]
    const answer = await fetch(`${stack.url}/api/v1/models/${job}/predict`, {
      method: 'POST',
      body: JSON.stringify({ rows }),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    })
    expect((await answer.json()).predictions[0].prediction).toBe('Gentoo')
  })

  test('the run is in MLflow', async () => {
    const runId = await until(
      async () => (await (await ask(`/api/v1/models/${job}`)).json()).mlflowRunId as string | null,
    )
    const run = await getRun({ trackingUri: stack.trackingUri }, { runId })
    expect([run.status, run.tags['csvanalyzer.model']]).toEqual(['FINISHED', job])
  }, 90_000)

  test('what is for operators stays inside, and no query is logged', async () => {
    await ask('/api/v1/datasets?cursor=Rumpelstiltskin')
    for (const path of ['/metrics', '/readyz']) expect((await ask(path)).status).toBe(404)
    expect((await fetch(`${stack.apiUrl}/metrics`)).status).toBe(200)
    expect(stack.accessLog()).toContain('"GET /api/v1/datasets" 400')
    expect(stack.accessLog()).not.toContain('Rumpelstiltskin')
  })

  test('a client cannot claim another address', async () => {
    const remaining = async (forwarded: string) =>
      Number(
        /remaining=(\d+)/.exec(
          (await ask('/api/v1/auth/me', { headers: { 'x-forwarded-for': forwarded } })).headers.get('ratelimit')!,
        )![1],
      )
    const first = await remaining('203.0.113.1')
    expect(await remaining('203.0.113.2')).toBe(first - 1)
  })

  test('a body beyond the limit is refused by nginx, or by the server in words', async () => {
    const answer = await ask('/api/v1/datasets', {
      method: 'POST',
      body: 'a,b\n1,2\n',
      headers: { 'content-type': 'application/json' },
    })
    expect(answer.status).toBe(415)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
  })

  test('Prometheus sees both processes, no alert is raised, and every panel shows something', async () => {
    await joinedLongAgo(stack.databaseUrl)
    await until(async () => (await query('up{job=~"csvanalyzer-.*"} == 1')).length === 2)
    await until(async () => (await query('csvanalyzer_user_retention_ratio{cohort="d7"}')).length > 0)
    const { data } = await (await fetch(`${stack.prometheusUrl}/api/v1/rules`)).json()
    const rules = data.groups.flatMap((group: { rules: object[] }) => group.rules)
    expect(rules.length).toBeGreaterThan(5)
    // A busy machine may make a condition hold for a moment (pending); it is an alert only when it goes on.
    for (const rule of rules)
      expect(rule).toMatchObject({
        health: expect.stringMatching(/ok|unknown/),
        state: expect.stringMatching(/inactive|pending/),
      })
    // A rate needs two readings: a quick machine asks before the second.
    let empty: readonly string[] = []
    await until(async () => (empty = await emptyPanels(query)).length === 0).catch(() => undefined)
    expect(empty).toEqual([])
    expect(Number((await query('max(csvanalyzer_models_trained_last_day)'))[0].value[1])).toBe(1)
    expect(Number((await query('sum(csvanalyzer_predictions_total)'))[0].value[1])).toBe(1)
  }, 180_000)
})

async function emptyPanels(query: (expression: string) => Promise<readonly object[]>): Promise<readonly string[]> {
  const empty = []
  for (const [title, expression] of panelExpressions()) {
    const result = await query(expression.replaceAll('$__rate_interval', '1m'))
    if (result.length === 0) empty.push(`${title}: ${expression}`)
  }
  return empty
}

/** Retention is of people who joined some time ago. */
async function joinedLongAgo(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(`update "user" set created_at = now() - interval '31 days'`)
  await client.end()
}
