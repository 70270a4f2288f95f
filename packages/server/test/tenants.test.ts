import { beforeAll, describe, expect, test } from 'vitest'
import { sample, upload } from './support/data.ts'
import { readEvents } from './support/events.ts'
import { sendJson, serverForAll, signUp } from './support/server.ts'
import type { Person } from './support/server.ts'

const server = serverForAll()
const plan = { version: 1, target: null, steps: [] }

/** For every operation on an id: whose id it takes, and a body and headers that would be right. */
const operations: { readonly [operation: string]: { readonly id: 'dataset' | 'job' | 'key'; readonly body?: object } } =
  {
    'get /api/v1/datasets/{id}': { id: 'dataset' },
    'patch /api/v1/datasets/{id}': { id: 'dataset', body: { name: 'mine now' } },
    'delete /api/v1/datasets/{id}': { id: 'dataset' },
    'get /api/v1/datasets/{id}/rows': { id: 'dataset' },
    'post /api/v1/datasets/{id}/rows/query': { id: 'dataset', body: {} },
    'post /api/v1/datasets/{id}/rows/remove': { id: 'dataset', body: { rows: [0] } },
    'get /api/v1/datasets/{id}/profile': { id: 'dataset' },
    'get /api/v1/datasets/{id}/plan': { id: 'dataset' },
    'put /api/v1/datasets/{id}/plan': { id: 'dataset', body: plan },
    'get /api/v1/datasets/{id}/plan/history': { id: 'dataset' },
    'post /api/v1/datasets/{id}/trainings': { id: 'dataset', body: { target: 'species' } },
    'get /api/v1/jobs/{id}': { id: 'job' },
    'get /api/v1/jobs/{id}/events': { id: 'job' },
    'post /api/v1/jobs/{id}/cancel': { id: 'job' },
    'post /api/v1/jobs/{id}/stop': { id: 'job' },
    'get /api/v1/models/{id}': { id: 'job' },
    'delete /api/v1/models/{id}': { id: 'job' },
    'get /api/v1/models/{id}/leaderboard': { id: 'job' },
    'get /api/v1/models/{id}/evaluation': { id: 'job' },
    'get /api/v1/models/{id}/findings': { id: 'job' },
    'post /api/v1/models/{id}/predict': { id: 'job', body: { rows: [{}] } },
    'get /api/v1/models/{id}/export/{format}': { id: 'job' },
    'delete /api/v1/keys/{id}': { id: 'key' },
  }

let ada: Person
let bob: Person
let bobsKey: string
const ids = { dataset: '', job: '', key: '' }

beforeAll(async () => {
  ada = await signUp(server)
  bob = await signUp(server)
  ids.dataset = (await upload(ada, 'penguins', await sample('penguins.csv'))).id
  ids.key = (await (await ada.send('POST', '/api/v1/keys', { name: 'mine' })).json()).id
  bobsKey = (
    await (await bob.send('POST', '/api/v1/keys', { name: 'all', scopes: ['read', 'write', 'predict'] })).json()
  ).key
  ids.job = (
    await (
      await ada.send('POST', `/api/v1/datasets/${ids.dataset}/trainings`, { target: 'species', effort: 'low' })
    ).json()
  ).id
  await readEvents(await ada.request(`/api/v1/jobs/${ids.job}/events`))
}, 60_000)

describe('what belongs to one person', () => {
  test('is spoken of by every operation on an id', async () => {
    const { paths } = await (await server.request('/openapi.json')).json()
    const withId = Object.entries(paths).flatMap(([path, item]) =>
      path.includes('{id}') ? Object.keys(item as object).map((method) => `${method} ${path}`) : [],
    )
    expect(withId.sort()).toEqual(Object.keys(operations).sort())
  })

  test.each(Object.entries(operations))(
    'is not there for another, nor for their key, nor for nobody: %s',
    async (operation, { id, body }) => {
      const [method, pattern] = operation.split(' ')
      const path = pattern.replace('{id}', ids[id]).replace('{format}', 'json')
      const headers = { 'if-match': '"1"' }
      const asBob = await bob.send(method.toUpperCase(), path, body, headers)
      expect([asBob.status, (await asBob.json()).code]).toEqual([404, 'not-found'])
      const withKey = await sendJson(server, method.toUpperCase(), path, body, {
        ...headers,
        authorization: `Bearer ${bobsKey}`,
      })
      expect(withKey.status).toBe(pattern.startsWith('/api/v1/keys') ? 403 : 404)
      expect((await sendJson(server, method.toUpperCase(), path, body, headers)).status).toBe(401)
    },
  )

  test('is in no list of another', async () => {
    for (const list of ['datasets', 'jobs', 'models', 'keys']) {
      const { items } = await (await bob.request(`/api/v1/${list}`)).json()
      expect(JSON.stringify(items)).not.toContain(ids.dataset)
      expect(items.filter(({ id }: { id: string }) => Object.values(ids).includes(id))).toEqual([])
    }
  })

  test('is still there and unchanged', async () => {
    expect(await (await ada.request(`/api/v1/datasets/${ids.dataset}`)).json()).toMatchObject({
      name: 'penguins',
      version: 1,
    })
    expect((await ada.request(`/api/v1/models/${ids.job}`)).status).toBe(200)
  })
})
