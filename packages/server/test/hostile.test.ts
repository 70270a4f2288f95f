import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { samplesFolder, small, slowToLearn, upload } from './support/data.ts'
import { serverForAll, signUp } from './support/server.ts'

const server = serverForAll({ CSVA_MAX_UPLOAD_MB: '4', CSVA_JOBS_PER_PERSON: '2', CSVA_SAMPLES_DIR: samplesFolder })
const csv = { 'content-type': 'text/csv' }

describe('what a person of ill will sends', () => {
  test('a small archive that unpacks to much is refused, not unpacked', async () => {
    const ada = await signUp(server)
    const bomb = gzipSync(Buffer.from('1,2,3,4,5,6,7,8\n'.repeat(4_000_000)))
    expect(bomb.length).toBeLessThan(1_000_000)
    const answer = await ada.request('/api/v1/datasets', { method: 'POST', body: new Uint8Array(bomb), headers: csv })
    expect([answer.status, (await answer.json()).code]).toEqual([413, 'too-large'])
  })

  test('a character that no database keeps is named, wherever it stands', async () => {
    const ada = await signUp(server)
    const named = await ada.request('/api/v1/datasets?name=a%00b', { method: 'POST', body: small, headers: csv })
    const key = await ada.send('POST', '/api/v1/keys', { name: 'a\u0000b' })
    for (const answer of [named, key])
      expect([answer.status, (await answer.json()).code]).toEqual([422, 'unstorable-text'])
  })

  test.each(['..%2f..%2fpackage.json', 'samples.json', 'constructor', 'penguins.csv%00'])(
    'no path leads out of the samples: %s',
    async (name) => {
      const ada = await signUp(server)
      expect((await ada.request(`/api/v1/samples/${name}/import`, { method: 'POST' })).status).toBe(404)
    },
  )

  test.each(['text/plain', 'application/xml', ''])('a JSON body must say that it is one, not %j', async (type) => {
    const ada = await signUp(server)
    const headers: Record<string, string> = type === '' ? {} : { 'content-type': type }
    const answer = await ada.request('/api/v1/keys', { method: 'POST', body: '{"name":"x"}', headers })
    expect(answer.status).toBe(415)
  })

  test('a session cookie of before the sign-in is worth nothing after it', async () => {
    const fixed = 'csva.session_token=chosen-by-somebody-else'
    const answer = await server.request('/api/v1/auth/sign-up', {
      method: 'POST',
      body: JSON.stringify({ email: 'fixed@example.org', password: 'correct horse battery' }),
      headers: { 'content-type': 'application/json', cookie: fixed },
    })
    expect(answer.headers.getSetCookie().join()).not.toContain('chosen-by-somebody-else')
    expect((await server.request('/api/v1/auth/me', { headers: { cookie: fixed } })).status).toBe(401)
  })

  test('one person cannot take all workers', async () => {
    const ada = await signUp(server)
    const { id } = await upload(ada, 'slow', slowToLearn(2_000))
    const train = () => ada.send('POST', `/api/v1/datasets/${id}/trainings`, { target: 'y', effort: 'high' })
    const [first, second] = [await train(), await train()]
    const third = await train()
    expect([first.status, second.status, third.status]).toEqual([202, 202, 429])
    expect((await third.json()).code).toBe('too-many-jobs')
    for (const job of [first, second]) await ada.send('POST', `/api/v1/jobs/${(await job.json()).id}/cancel`)
    const bob = await signUp(server)
    const own = await upload(bob, 'ten', small)
    expect((await bob.send('POST', `/api/v1/datasets/${own.id}/trainings`, { target: 'age' })).status).toBe(202)
  })
})
