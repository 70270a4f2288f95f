import { inject, describe, expect, test } from 'vitest'
import { createServer } from './support/second-server.ts'
import { serverForAll, signUp } from './support/server.ts'

const server = serverForAll({ CSVA_REQUESTS_PER_MINUTE: '20' })
const ask = () => server.request('/api/v1/auth/me')

describe('too many requests', () => {
  test('have to wait, and are told for how long; health is not counted', async () => {
    const ada = await signUp(server)
    const answers = []
    for (let i = 0; i < 25; i++) answers.push(await ask())
    const late = answers.filter(({ status }) => status === 429)
    expect(late).toHaveLength(6)
    expect(late[0].headers.get('retry-after')).toMatch(/^\d+$/)
    expect(await late[0].json()).toMatchObject({ code: 'rate-limited' })
    expect((await ada.request('/api/v1/datasets')).status).toBe(429)
    expect((await server.request('/healthz')).status).toBe(200)
  })
})

test.skipIf(inject('postgresUrl') === undefined)(
  'the count is one for all replicas that share a database',
  async () => {
    const second = await createServer(server.databaseUrl!, { CSVA_REQUESTS_PER_MINUTE: '20' })
    expect((await second.request('/api/v1/auth/me')).status).toBe(429)
  },
)
