import { describe, expect, test } from 'vitest'
import { sendJson, serverForAll, signUp } from './support/server.ts'

const server = serverForAll({ CSVA_METRICS_TOKEN: 'let me in' })
const metrics = async () =>
  (await server.request('/metrics', { headers: { authorization: 'Bearer let me in' } })).text()

describe('health', () => {
  test('the process answers and is ready', async () => {
    expect((await server.request('/healthz')).status).toBe(200)
    expect(await (await server.request('/readyz')).json()).toEqual({
      ready: true,
      checks: { database: 'ok', queue: 'ok', storage: 'ok', process: 'ok' },
    })
  })
})

describe('metrics', () => {
  test('are for those who have the token', async () => {
    expect((await server.request('/metrics')).status).toBe(401)
    expect((await server.request('/metrics', { headers: { authorization: 'Bearer wrong' } })).status).toBe(401)
  })

  test('count requests by pattern, never by address', async () => {
    const ada = await signUp(server)
    await ada.request('/api/v1/datasets/0f0b1c1e-0000-4000-8000-000000000000')
    await server.request('/no/such/page-4711')
    const text = await metrics()
    expect(text).toMatch(
      /csvanalyzer_http_requests_total\{method="GET",route="\/api\/v1\/datasets\/:id",status_code="404"\} 1/,
    )
    expect(text).toMatch(/route="unmatched",status_code="404"\} 1/)
    expect(text).not.toContain('page-4711')
    expect(text).not.toContain('0f0b1c1e')
  })

  test('count a request whose client left as that, not as a failure of the server', async () => {
    const ada = await signUp(server)
    const body = `x,y\n${'1,2\n'.repeat(20_000)}`
    const { id } = await (
      await ada.request('/api/v1/datasets?name=t', { method: 'POST', body, headers: { 'content-type': 'text/csv' } })
    ).json()
    const left = await ada.request(`/api/v1/datasets/${id}/profile`, { signal: AbortSignal.abort() })
    expect([left.status, (await left.json()).code]).toEqual([499, 'client-closed-request'])
    expect(await metrics()).toMatch(/route="\/api\/v1\/datasets\/:id\/profile",status_code="499"\} 1/)
    expect(await metrics()).not.toMatch(/http_requests_total\{[^}]*status_code="5/)
  })

  test('tell the key figures', async () => {
    await signUp(server)
    const text = await metrics()
    expect(text).toMatch(/csvanalyzer_active_users\{window="1d"\} [1-9]/)
    expect(text).toMatch(/csvanalyzer_models_trained_last_day 0/)
    expect(text).toMatch(/csvanalyzer_jobs\{state="queued"\} 0/)
    expect(text).toMatch(/nodejs_eventloop_lag_seconds/)
  })
})

describe('answers', () => {
  test('carry the headers that keep other sites out', async () => {
    const { headers } = await server.request('/healthz')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/)
  })

  test('are problems for what is not there, not JSON, not JSON at all, or too large', async () => {
    const ada = await signUp(server)
    const nowhere = await server.request('/api/v1/nowhere')
    expect([nowhere.status, nowhere.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
    const broken = await ada.request('/api/v1/keys', {
      method: 'POST',
      body: '{',
      headers: { 'content-type': 'application/json' },
    })
    expect([broken.status, (await broken.json()).status]).toEqual([400, 400])
    const huge = await ada.send('POST', '/api/v1/keys', { name: 'x'.repeat(9_000_000) })
    expect([huge.status, (await huge.json()).code]).toEqual([413, 'too-large'])
  })
})

describe('the description of the API', () => {
  test('is OpenAPI 3.1 and names every route that answers', async () => {
    const document = await (await server.request('/openapi.json')).json()
    expect(document.openapi).toBe('3.1.0')
    const described = Object.entries(document.paths as Record<string, object>).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    )
    const answering = server.server.app.routes
      .filter(({ path, method }) => method !== 'ALL' && !path.includes('*'))
      .map(({ method, path }) => `${method} ${path}`)
    const api = [...new Set(answering)].filter((route) =>
      /^(GET|POST|PUT|PATCH|DELETE) \/(api|healthz|readyz|metrics)/.test(route),
    )
    expect(api.length).toBeGreaterThan(30)
    expect(api.filter((route) => !described.includes(route))).toEqual([])
  })

  test('refers to nothing that is not in it, and every operation has a summary', async () => {
    const document = await (await server.request('/openapi.json')).json()
    const references = JSON.stringify(document).match(/#\/components\/schemas\/\w+/g) ?? []
    const known = Object.keys(document.components.schemas)
    expect(references.map((reference) => reference.split('/').at(-1)!).filter((name) => !known.includes(name))).toEqual(
      [],
    )
    for (const item of Object.values(document.paths))
      for (const operation of Object.values(item as object)) expect(operation.summary).toBeTruthy()
  })

  test('has a page of our own files alone', async () => {
    const page = await server.request('/docs/api')
    expect(page.status).toBe(200)
    const html = await page.text()
    expect(html).not.toMatch(/https?:\/\//)
    for (const path of html.match(/\/docs\/api\/[\w./-]+/g)!) expect((await server.request(path)).status).toBe(200)
    expect((await server.request('/docs/api/files/package.json')).status).toBe(404)
  })
})

describe('API keys', () => {
  test('are shown once, stored as a hash, listed by prefix and revoked at once', async () => {
    const ada = await signUp(server)
    const made = await (await ada.send('POST', '/api/v1/keys', { name: 'script', scopes: ['read'] })).json()
    expect(made.key).toMatch(/^csva_[\w-]{43}$/)
    const { items } = await (await ada.request('/api/v1/keys')).json()
    expect(items).toEqual([
      expect.objectContaining({ name: 'script', prefix: made.key.slice(0, 11), scopes: ['read'] }),
    ])
    expect(JSON.stringify(items)).not.toContain(made.key)
    const withKey = () => server.request('/api/v1/datasets', { headers: { authorization: `Bearer ${made.key}` } })
    expect((await withKey()).status).toBe(200)
    expect((await ada.send('DELETE', `/api/v1/keys/${made.id}`)).status).toBe(204)
    expect((await withKey()).status).toBe(401)
  })

  test('do only what their scopes say, and never accounts, keys or administration', async () => {
    const ada = await signUp(server)
    const { key } = await (await ada.send('POST', '/api/v1/keys', { name: 'predict' })).json()
    const headers = { authorization: `Bearer ${key}` }
    const list = await server.request('/api/v1/datasets', { headers })
    expect([list.status, (await list.json()).code]).toEqual([403, 'missing-scope'])
    expect((await sendJson(server, 'POST', '/api/v1/keys', { name: 'more' }, headers)).status).toBe(403)
    expect((await server.request('/api/v1/admin/overview', { headers })).status).toBe(403)
  })

  test('of someone else cannot be revoked', async () => {
    const [ada, bob] = [await signUp(server), await signUp(server)]
    const { id, key } = await (await ada.send('POST', '/api/v1/keys', { name: 'mine', scopes: ['read'] })).json()
    expect((await bob.send('DELETE', `/api/v1/keys/${id}`)).status).toBe(404)
    expect((await server.request('/api/v1/datasets', { headers: { authorization: `Bearer ${key}` } })).status).toBe(200)
  })

  test('that are made up are refused', async () => {
    const response = await server.request('/api/v1/datasets', { headers: { authorization: 'Bearer csva_made-up' } })
    expect([response.status, (await response.json()).code]).toEqual([401, 'invalid-api-key'])
  })
})
