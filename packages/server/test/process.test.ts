import { readdir } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { sample, slowToLearn, upload } from './support/data.ts'
import { readEvents } from './support/events.ts'
import { hasPostgres, startPostgres } from './support/postgres.ts'
import { startProcess } from './support/process.ts'
import { temporaryFolder } from './support/server.ts'
import type { Person } from './support/server.ts'

const slow = { target: 'y', effort: 'high', seed: 1 }
const quick = { target: 'species', effort: 'low', seed: 1 }

async function train(person: Person, datasetId: string, body: object): Promise<string> {
  return (await (await person.send('POST', `/api/v1/datasets/${datasetId}/trainings`, body)).json()).id
}
const eventsOf = (person: Person, jobId: string, enough?: Parameters<typeof readEvents>[1]) =>
  person.request(`/api/v1/jobs/${jobId}/events`).then((response) => readEvents(response, enough))

async function postWithoutEnd(url: string, cookie: string): Promise<readonly [number | undefined, unknown]> {
  const request = httpRequest(url, { method: 'POST', headers: { 'content-type': 'text/csv', cookie } })
  request.on('error', () => {})
  const lines = Buffer.from('1,2,3,4,5,6,7,8,9,10\n'.repeat(3200))
  const send = () => {
    while (!request.destroyed && request.write(lines));
  }
  request.on('drain', send)
  send()
  const response = await new Promise<IncomingMessage>((resolve, reject) =>
    request.on('response', resolve).on('close', () => reject(new Error('closed without an answer'))),
  )
  const { code } = (await json(response)) as { code: string }
  request.destroy()
  return [response.statusCode, code]
}

describe('a process', () => {
  test('streams an upload to the disk, cuts it off at the limit, and stops gracefully', async () => {
    const folder = await temporaryFolder()
    const server = await startProcess({ CSVA_DATA_DIR: folder, CSVA_MAX_UPLOAD_MB: '64' })
    const ada = await server.signUp()

    // A body of unknown length that never ends: the answer comes while it is still being sent.
    expect(await postWithoutEnd(`${server.url}/api/v1/datasets`, ada.cookie)).toEqual([413, 'too-large'])
    expect(await readdir(join(folder, 'files', 'datasets')).catch(() => [])).toEqual([])

    // What was logged names no cell and no secret.
    await upload(ada, 'secret.csv', 'name,age\nRumpelstiltskin,36\n')
    await ada.request('/api/v1/datasets?cursor=Rumpelstiltskin')
    expect(server.lines.length).toBeGreaterThan(3)
    expect(server.lines.join('\n')).not.toMatch(/Rumpelstiltskin|correct horse|csva\.session/)

    // A second process keeps its hands off the folder.
    await expect(startProcess({ CSVA_DATA_DIR: folder })).rejects.toThrow(/in use by process/)

    expect(await server.end('SIGTERM')).toBe(0)
    expect(server.lines.at(-1)).toContain('stopped')
    expect(await readdir(join(folder, 'database'))).not.toContain('lock')
  }, 240_000)

  test('that is killed while it trains comes back with its people and trains to the end', async () => {
    const folder = await temporaryFolder()
    const before = await startProcess({ CSVA_DATA_DIR: folder })
    const ada = await before.signUp()
    const big = await upload(ada, 'slow', slowToLearn(5_000))
    const penguins = await upload(ada, 'penguins', await sample('penguins.csv'))
    const jobId = await train(ada, big.id, { ...slow, maxSeconds: 3 })
    const waiting = await train(ada, penguins.id, quick)
    const seen = await eventsOf(ada, jobId, ({ event }) => event === 'progress')
    await before.end('SIGKILL')

    const after = await startProcess({ CSVA_DATA_DIR: folder })
    const again = after.signIn(ada)
    const rest = await readEvents(
      await again.request(`/api/v1/jobs/${jobId}/events`, { headers: { 'last-event-id': String(seen.at(-1)!.id) } }),
    )
    expect(rest[0].id).toBe(seen.at(-1)!.id + 1)
    expect(rest.at(-1)).toMatchObject({ event: 'done', data: { modelId: jobId } })
    expect(await (await again.request(`/api/v1/jobs/${jobId}`)).json()).toMatchObject({ state: 'done', attempt: 2 })
    expect((await eventsOf(again, waiting)).at(-1)?.event).toBe('done')
    expect(await after.end('SIGTERM')).toBe(0)
  }, 300_000)

  test('ends its event streams when it stops, and gives the training back to the queue', async () => {
    const folder = await temporaryFolder()
    const before = await startProcess({ CSVA_DATA_DIR: folder })
    const ada = await before.signUp()
    const { id } = await upload(ada, 'slow', slowToLearn(5_000))
    const jobId = await train(ada, id, { ...slow, maxSeconds: 3 })
    await eventsOf(ada, jobId, ({ event }) => event === 'progress')
    // Answered before the signal: a request that is on its way when the server closes is nobody's.
    const stream = readEvents(await ada.request(`/api/v1/jobs/${jobId}/events`))
    expect(await before.end('SIGINT')).toBe(0)
    expect((await stream).map(({ event }) => event)).not.toContain('failed')

    const after = await startProcess({ CSVA_DATA_DIR: folder })
    expect((await eventsOf(after.signIn(ada), jobId)).at(-1)?.event).toBe('done')
    await after.end('SIGTERM')
  }, 300_000)

  test('answers half a request by closing, not by waiting for ever', async () => {
    const server = await startProcess({ CSVA_DATA_DIR: await temporaryFolder() })
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
    socket.write(
      'POST /api/v1/auth/sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"email"',
    )
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect((await server.request('/healthz')).status).toBe(200)
    expect(await server.end('SIGTERM')).toBe(0)
    socket.destroy()
  }, 240_000)
})

describe.skipIf(!hasPostgres)('with PostgreSQL', () => {
  test('API and workers are processes of their own, and a killed worker hands its job to another', async () => {
    const postgres = await startPostgres()
    try {
      const shared = { CSVA_DATA_DIR: await temporaryFolder(), DATABASE_URL: postgres.url, CSVA_TRAINING_THREADS: '1' }
      const api = await startProcess({ ...shared, CSVA_ROLE: 'api' })
      const worker = await startProcess({ ...shared, CSVA_ROLE: 'worker' })
      expect((await worker.request('/readyz')).status).toBe(200)
      expect((await worker.request('/api/v1/datasets')).status).toBe(404)
      const ada = await api.signUp()
      const penguins = await upload(ada, 'penguins', await sample('penguins.csv'))
      const first = await train(ada, penguins.id, quick)
      expect((await eventsOf(ada, first)).at(-1)?.event).toBe('done')

      const big = await upload(ada, 'slow', slowToLearn(5_000))
      const second = await train(ada, big.id, { ...slow, maxSeconds: 3 })
      await eventsOf(ada, second, ({ event }) => event === 'progress')
      await worker.end('SIGKILL')
      const other = await startProcess({ ...shared, CSVA_ROLE: 'worker' })
      const events = await eventsOf(ada, second)
      expect(events.filter(({ event }) => event === 'started').map(({ data }) => data.attempt)).toEqual([1, 2])
      expect(events.at(-1)?.event).toBe('done')

      const third = await train(ada, big.id, slow)
      await eventsOf(ada, third, ({ event }) => event === 'progress')
      expect(await (await ada.send('POST', `/api/v1/jobs/${third}/cancel`)).json()).toMatchObject({
        state: 'cancelled',
      })
      const fourth = await train(ada, penguins.id, quick)
      expect((await eventsOf(ada, fourth)).at(-1)?.event).toBe('done')
      expect(await other.end('SIGTERM')).toBe(0)
      expect(await api.end('SIGTERM')).toBe(0)
    } finally {
      postgres.stop()
    }
  }, 400_000)
})
