import { describe, expect, test } from 'vitest'
import { sample, slowToLearn, small, upload } from './support/data.ts'
import { readEvents } from './support/events.ts'
import { serverForAll, signUp } from './support/server.ts'
import type { Person } from './support/server.ts'

const server = serverForAll({ CSVA_TRAINING_THREADS: '1' })

async function start(person: Person, datasetId: string, body: object, headers: Record<string, string> = {}) {
  const response = await person.send('POST', `/api/v1/datasets/${datasetId}/trainings`, body, headers)
  expect(response.status, await response.clone().text()).toBe(202)
  return response.json()
}
const slow = { target: 'y', effort: 'high', seed: 1 }

describe('a training', () => {
  test('that is asked for twice with one Idempotency-Key is one job', async () => {
    const ada = await signUp(server)
    const { id } = await upload(ada, 'penguins', await sample('penguins.csv'))
    const key = { 'idempotency-key': 'click-4711' }
    const body = { target: 'species', effort: 'low' }
    const [first, second] = [await start(ada, id, body, key), await start(ada, id, body, key)]
    expect(second.id).toBe(first.id)
    expect((await (await ada.request('/api/v1/jobs')).json()).items).toHaveLength(1)
    const other = await ada.send('POST', `/api/v1/datasets/${id}/trainings`, { ...body, seed: 5 }, key)
    expect([other.status, (await other.json()).code]).toEqual([422, 'idempotency-key-reused'])
    const bob = await signUp(server)
    const his = await upload(bob, 'penguins', await sample('penguins.csv'))
    expect((await start(bob, his.id, body, key)).id).not.toBe(first.id)
  })

  test('of a target that cannot be learned fails with the reason, without a retry', async () => {
    const ada = await signUp(server)
    const { id } = await upload(
      ada,
      'constant',
      `amount,y\n${Array.from({ length: 60 }, (_, i) => `${i},${i % 2 ? 'same' : ''}`).join('\n')}\n`,
    )
    const job = await start(ada, id, { target: 'y', effort: 'low' })
    const events = await readEvents(await ada.request(`/api/v1/jobs/${job.id}/events`))
    expect(events.at(-1)).toMatchObject({
      event: 'failed',
      data: { code: expect.any(String), message: expect.stringMatching(/same|class/) },
    })
    expect(await (await ada.request(`/api/v1/jobs/${job.id}`)).json()).toMatchObject({
      state: 'failed',
      attempt: 1,
      modelId: null,
    })
  })

  test('of a column that is not there is refused at once', async () => {
    const ada = await signUp(server)
    const { id } = await upload(ada, 'people', small)
    const response = await ada.send('POST', `/api/v1/datasets/${id}/trainings`, { target: 'agee' })
    expect([response.status, (await response.json()).code]).toEqual([422, 'unknown-column'])
  })

  test('gives the same model for the same seed', async () => {
    const ada = await signUp(server)
    const { id } = await upload(ada, 'penguins', await sample('penguins.csv'))
    const hashes: string[] = []
    for (let i = 0; i < 2; i++) {
      const job = await start(ada, id, { target: 'species', effort: 'low', seed: 11 })
      await readEvents(await ada.request(`/api/v1/jobs/${job.id}/events`))
      hashes.push((await (await ada.request(`/api/v1/models/${job.id}`)).json()).hash)
    }
    expect(hashes[0]).toMatch(/^[0-9a-f]{8,}/)
    expect(hashes[1]).toBe(hashes[0])
  }, 60_000)
})

describe('a running training', () => {
  test('is cancelled within moments and leaves no model; meanwhile the server answers', async () => {
    const ada = await signUp(server)
    const { id } = await upload(ada, 'slow', slowToLearn())
    const job = await start(ada, id, slow)
    await readEvents(await ada.request(`/api/v1/jobs/${job.id}/events`), ({ event }) => event === 'progress')
    const begin = performance.now()
    expect((await server.request('/healthz')).status).toBe(200)
    expect(performance.now() - begin).toBeLessThan(500)
    expect((await ada.send('DELETE', `/api/v1/datasets/${id}`)).status).toBe(409)

    const cancelled = await ada.send('POST', `/api/v1/jobs/${job.id}/cancel`)
    expect(await cancelled.json()).toMatchObject({ state: 'cancelled' })
    const events = await readEvents(await ada.request(`/api/v1/jobs/${job.id}/events`))
    expect(events.filter(({ event }) => event === 'cancelled')).toHaveLength(1)
    // The thread is free again only when the search has really ended.
    const next = await upload(ada, 'penguins', await sample('penguins.csv'))
    const after = await start(ada, next.id, { target: 'species', effort: 'low' })
    expect((await readEvents(await ada.request(`/api/v1/jobs/${after.id}/events`))).at(-1)?.event).toBe('done')
    expect((await ada.request(`/api/v1/models/${job.id}`)).status).toBe(404)
    expect((await ada.send('POST', `/api/v1/jobs/${after.id}/cancel`)).status).toBe(409)
  }, 120_000)

  test('is stopped and its best model so far is kept', async () => {
    const ada = await signUp(server)
    const { id } = await upload(ada, 'slow', slowToLearn())
    const job = await start(ada, id, slow)
    const done = ({ data }: { data: { detail?: { candidates?: { state: string; baseline: boolean }[] } } }) =>
      data.detail?.candidates?.some(({ state, baseline }) => state === 'done' && !baseline) ?? false
    await readEvents(await ada.request(`/api/v1/jobs/${job.id}/events`), done)
    expect((await ada.send('POST', `/api/v1/jobs/${job.id}/stop`)).status).toBe(202)
    const last = (await readEvents(await ada.request(`/api/v1/jobs/${job.id}/events`))).at(-1)
    expect(last).toMatchObject({ event: 'done', data: { modelId: job.id } })
    expect((await (await ada.request(`/api/v1/models/${job.id}`)).json()).score).toEqual(expect.any(Number))
  }, 120_000)

  test('tells the rest to whoever comes back, and that nothing is left', async () => {
    const ada = await signUp(server)
    const { id } = await upload(ada, 'penguins', await sample('penguins.csv'))
    const job = await start(ada, id, { target: 'species', effort: 'low' })
    const path = `/api/v1/jobs/${job.id}/events`
    const seen = await readEvents(await ada.request(path), ({ event }) => event === 'started')
    const rest = await readEvents(await ada.request(path, { headers: { 'last-event-id': String(seen.at(-1)!.id) } }))
    expect(rest[0].id).toBe(seen.at(-1)!.id + 1)
    expect(rest.at(-1)?.event).toBe('done')
    const nothing = await ada.request(path, { headers: { 'last-event-id': String(rest.at(-1)!.id) } })
    expect(nothing.status).toBe(204)
  }, 60_000)
})
