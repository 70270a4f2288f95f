import { hc } from 'hono/client'
import { expect, expectTypeOf, test } from 'vitest'
import type { AppType } from '../src/app.ts'
import { sample, upload } from './support/data.ts'
import { readEvents } from './support/events.ts'
import { baseUrl, serverForAll, signUp } from './support/server.ts'

const server = serverForAll()

test('a typed client trains and predicts', async () => {
  const ada = await signUp(server)
  const { id } = await upload(ada, 'penguins', await sample('penguins.csv'))
  const { key } = await (
    await ada.send('POST', '/api/v1/keys', { name: 'client', scopes: ['read', 'write', 'predict'] })
  ).json()
  const client = hc<AppType>(baseUrl, {
    headers: { authorization: `Bearer ${key}` },
    fetch: (input: string | URL | Request, init?: RequestInit) =>
      server.request(String(input).slice(baseUrl.length), init),
  }).api.v1

  const started = await client.datasets[':id'].trainings.$post({
    param: { id },
    header: {},
    json: { target: 'species', effort: 'low' },
  })
  const job = await started.json()
  expectTypeOf(job.state).toEqualTypeOf<'queued' | 'running' | 'done' | 'failed' | 'cancelled'>()
  await readEvents(
    await server.request(`/api/v1/jobs/${job.id}/events`, { headers: { authorization: `Bearer ${key}` } }),
  )
  const answer = await client.models[':id'].predict.$post({
    param: { id: job.id },
    json: { rows: [{ island: 'Biscoe' }] },
  })
  const { predictions } = await answer.json()
  expectTypeOf(predictions[0].inDomain).toEqualTypeOf<boolean>()
  expect(['Adelie', 'Chinstrap', 'Gentoo']).toContain(predictions[0].prediction)
}, 60_000)
