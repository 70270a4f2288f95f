import { beforeAll, describe, expect, test } from 'vitest'
import { small, upload } from './support/data.ts'
import { readEvents } from './support/events.ts'
import { cookieOf, personWith, sendJson, serverForAll, signUp } from './support/server.ts'
import type { Person } from './support/server.ts'

const credentials = { email: 'operator@example.org', password: 'correct horse battery' }
const server = serverForAll({ CSVA_ADMIN_EMAIL: credentials.email, CSVA_ADMIN_PASSWORD: credentials.password })

let operator: Person
let ada: Person
beforeAll(async () => {
  const answer = await sendJson(server, 'POST', '/api/v1/auth/sign-in', credentials)
  operator = personWith(server, credentials.email, cookieOf(answer))
  ada = await signUp(server)
  const dataset = await upload(ada, 'ten rows', small)
  const job = await (
    await ada.send('POST', `/api/v1/datasets/${dataset.id}/trainings`, { target: 'name', effort: 'low' })
  ).json()
  await readEvents(await ada.request(`/api/v1/jobs/${job.id}/events`))
}, 60_000)

const people = async () => (await (await operator.request('/api/v1/admin/people')).json()).items
const idOf = async (email: string) => (await people()).find((person: { email: string }) => person.email === email).id

describe('an administrator', () => {
  test('sees how the server is used: people, their return, jobs, and each of 30 days', async () => {
    const overview = await (await operator.request('/api/v1/admin/overview')).json()
    expect(overview).toMatchObject({ people: 2, datasets: 1, activeUsers: { '1d': 2, '7d': 2, '30d': 2 } })
    expect(overview.retention).toEqual({ d1: null, d7: null, d30: null })
    expect(overview.jobs).toMatchObject({ queued: 0, running: 0, failed: 1 })
    expect(overview.storedBytes).toBe(Buffer.byteLength(small))
    expect(overview.days).toHaveLength(30)
    const today = overview.days.at(-1)
    expect(today).toMatchObject({ activeUsers: 2, models: 0, meanTrainingSeconds: null, failedRequests: 0 })
    expect(today.day).toBe(new Date().toISOString().slice(0, 10))
    expect(today.requests).toBeGreaterThan(4)
    expect(today.meanResponseSeconds).toBeGreaterThan(0)
    expect(overview.days[0]).toMatchObject({ activeUsers: 0, requests: 0, meanResponseSeconds: null })
  })

  test("sees everybody's jobs and why one failed, but not what is in them", async () => {
    const { items } = await (await operator.request('/api/v1/admin/jobs?state=failed')).json()
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({ owner: ada.email, state: 'failed', problem: { message: expect.any(String) } })
    expect(Object.keys(items[0])).not.toContain('spec')
    expect((await (await operator.request('/api/v1/admin/jobs?state=running')).json()).items).toEqual([])
  })

  test('gives and takes a role', async () => {
    const path = `/api/v1/admin/people/${await idOf(ada.email)}`
    expect((await ada.request('/api/v1/admin/overview')).status).toBe(403)
    expect((await operator.send('PATCH', path, { role: 'admin' })).status).toBe(204)
    expect((await ada.request('/api/v1/admin/overview')).status).toBe(200)
    expect((await operator.send('PATCH', path, { role: 'user' })).status).toBe(204)
    expect((await ada.request('/api/v1/admin/overview')).status).toBe(403)
  })

  test('blocks a person, which ends sessions and keys, and lets them back in', async () => {
    const eve = await signUp(server)
    const { key } = await (await eve.send('POST', '/api/v1/keys', { name: 'k', scopes: ['read'] })).json()
    const withKey = () => server.request('/api/v1/datasets', { headers: { authorization: `Bearer ${key}` } })
    const path = `/api/v1/admin/people/${await idOf(eve.email)}`
    expect((await operator.send('PATCH', path, { banned: true })).status).toBe(204)
    expect((await eve.request('/api/v1/datasets')).status).toBe(401)
    expect((await withKey()).status).toBe(401)
    expect((await operator.send('PATCH', path, { banned: false })).status).toBe(204)
    expect((await withKey()).status).toBe(200)
  })

  test('cannot lock themselves out', async () => {
    const path = `/api/v1/admin/people/${await idOf(operator.email)}`
    for (const change of [{ role: 'user' }, { banned: true }]) {
      const answer = await operator.send('PATCH', path, change)
      expect([answer.status, (await answer.json()).code]).toEqual([409, 'own-account'])
    }
    expect((await operator.request('/api/v1/admin/overview')).status).toBe(200)
  })

  test('hears of a person who is not there', async () => {
    const answer = await operator.send('PATCH', '/api/v1/admin/people/nobody', { role: 'admin' })
    expect([answer.status, (await answer.json()).code]).toEqual([404, 'not-found'])
  })
})

describe('everybody else', () => {
  test.each(['overview', 'people', 'jobs'])('sees nothing of %s', async (page) => {
    expect((await ada.request(`/api/v1/admin/${page}`)).status).toBe(403)
    expect((await server.request(`/api/v1/admin/${page}`)).status).toBe(401)
  })
})
