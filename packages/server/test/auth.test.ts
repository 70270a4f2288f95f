import { describe, expect, test } from 'vitest'
import { cookieOf, personWith, sendJson, serverForAll, signUp } from './support/server.ts'

const server = serverForAll({
  CSVA_ADMIN_EMAIL: 'root@example.org',
  CSVA_ADMIN_PASSWORD: 'the first password',
  CSVA_SIGN_INS_PER_MINUTE: '40',
})
const password = 'correct horse battery'

describe('an account', () => {
  test('is made, told who it is, signed out and signed in again', async () => {
    const ada = await signUp(server, 'ada@example.org')
    expect(await (await ada.request('/api/v1/auth/me')).json()).toMatchObject({
      email: 'ada@example.org',
      role: 'user',
    })
    expect((await ada.send('POST', '/api/v1/auth/sign-out')).status).toBe(204)
    expect((await ada.request('/api/v1/auth/me')).status).toBe(401)
    const again = await sendJson(server, 'POST', '/api/v1/auth/sign-in', { email: 'ada@example.org', password })
    expect(again.status).toBe(200)
    expect((await personWith(server, 'ada', cookieOf(again)).request('/api/v1/auth/me')).status).toBe(200)
  })

  test('has a cookie that scripts cannot read and other sites cannot send', async () => {
    const response = await sendJson(server, 'POST', '/api/v1/auth/sign-up', { email: 'cookie@example.org', password })
    expect(response.headers.getSetCookie().join()).toMatch(/HttpOnly.*SameSite=Lax/i)
  })

  test('cannot be made twice', async () => {
    await signUp(server, 'twice@example.org')
    const second = await sendJson(server, 'POST', '/api/v1/auth/sign-up', { email: 'twice@example.org', password })
    expect(second.status).toBe(409)
    expect(await second.json()).toMatchObject({ code: 'email-taken' })
  })

  test('cannot make itself an administrator', async () => {
    const response = await sendJson(server, 'POST', '/api/v1/auth/sign-up', {
      email: 'eve@example.org',
      password,
      role: 'admin',
    })
    expect(await response.json()).toMatchObject({ role: 'user' })
  })

  test('needs a password of ten characters', async () => {
    const response = await sendJson(server, 'POST', '/api/v1/auth/sign-up', {
      email: 'short@example.org',
      password: 'short',
    })
    expect(response.status).toBe(422)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    expect((await response.json()).errors).toEqual([expect.objectContaining({ pointer: '/password' })])
  })

  test('changes its password, which ends its other sessions', async () => {
    const one = await signUp(server, 'change@example.org')
    const other = personWith(
      server,
      one.email,
      cookieOf(await sendJson(server, 'POST', '/api/v1/auth/sign-in', { email: one.email, password })),
    )
    expect(
      (
        await one.send('POST', '/api/v1/auth/change-password', {
          currentPassword: 'wrong one here',
          newPassword: 'another password',
        })
      ).status,
    ).toBe(401)
    expect(
      (
        await one.send('POST', '/api/v1/auth/change-password', {
          currentPassword: password,
          newPassword: 'another password',
        })
      ).status,
    ).toBe(204)
    expect((await other.request('/api/v1/auth/me')).status).toBe(401)
    expect(
      (await sendJson(server, 'POST', '/api/v1/auth/sign-in', { email: one.email, password: 'another password' }))
        .status,
    ).toBe(200)
  })
})

describe('a foreign page', () => {
  test.each([
    ['POST', '/api/v1/auth/sign-out'],
    ['POST', '/api/v1/keys'],
    ['POST', '/api/v1/samples/x.csv/import'],
  ])('cannot %s %s with the cookie', async (method, path) => {
    const ada = await signUp(server)
    const response = await ada.send(method, path, {}, { origin: 'https://evil.example' })
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({ code: 'foreign-origin' })
    expect((await ada.request('/api/v1/auth/me')).status).toBe(200)
  })

  test('is known by Sec-Fetch-Site where it sends no Origin', async () => {
    const response = await sendJson(server, 'POST', '/api/v1/auth/sign-out', undefined, {
      'sec-fetch-site': 'cross-site',
    })
    expect(response.status).toBe(403)
  })
})

describe('administration', () => {
  const root = async () =>
    personWith(
      server,
      'root',
      cookieOf(
        await sendJson(server, 'POST', '/api/v1/auth/sign-in', {
          email: 'root@example.org',
          password: 'the first password',
        }),
      ),
    )

  test('is for the administrator of the environment alone', async () => {
    const ada = await signUp(server)
    expect((await server.request('/api/v1/admin/overview')).status).toBe(401)
    expect((await ada.request('/api/v1/admin/overview')).status).toBe(403)
    const overview = await (await (await root()).request('/api/v1/admin/overview')).json()
    expect(overview.people).toBeGreaterThan(1)
    expect(overview.activeUsers['1d']).toBeGreaterThan(0)
  })

  test('blocks a person and their keys at once, and unblocks', async () => {
    const boss = await root()
    const ada = await signUp(server)
    const { key } = await (await ada.send('POST', '/api/v1/keys', { name: 'mine', scopes: ['read'] })).json()
    const { items } = await (await boss.request('/api/v1/admin/people?limit=200')).json()
    const { id } = items.find(({ email }: { email: string }) => email === ada.email)
    const withKey = () => server.request('/api/v1/datasets', { headers: { authorization: `Bearer ${key}` } })
    expect((await withKey()).status).toBe(200)
    expect((await boss.send('PATCH', `/api/v1/admin/people/${id}`, { banned: true })).status).toBe(204)
    expect((await ada.request('/api/v1/auth/me')).status).toBe(401)
    expect((await withKey()).status).toBe(401)
    const refused = await sendJson(server, 'POST', '/api/v1/auth/sign-in', { email: ada.email, password })
    expect(refused.status).toBe(403)
    expect((await boss.send('PATCH', `/api/v1/admin/people/${id}`, { banned: false })).status).toBe(204)
    expect((await withKey()).status).toBe(200)
  })
})

test('the wrong password too often has to wait', async () => {
  const attempt = () =>
    sendJson(server, 'POST', '/api/v1/auth/sign-in', { email: 'nobody@example.org', password: 'wrong password' })
  expect((await attempt()).status).toBe(401)
  let last = await attempt()
  for (let i = 0; i < 60 && last.status === 401; i++) last = await attempt()
  expect(last.status).toBe(429)
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
})
