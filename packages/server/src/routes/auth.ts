import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { requirePerson } from '../auth/principal.ts'
import type { Services } from '../services/services.ts'
import { openapiApp } from './openapi-app.ts'
import { json, noContent, personOnly, problems } from './schemas/common.ts'

const person = z
  .object({ id: z.string(), email: z.string(), name: z.string(), role: z.enum(['user', 'admin']) })
  .openapi('Person')

const email = z.email().max(320)
const password = z.string().min(10).max(200)

const signUp = createRoute({
  method: 'post',
  path: '/sign-up',
  tags: ['auth'],
  summary: 'Make an account and sign in',
  request: {
    body: {
      required: true,
      ...json(z.object({ email, password, name: z.string().min(1).max(200).optional() }), 'who'),
    },
  },
  responses: { 201: json(person, 'signed in; the cookie is in the answer'), ...problems(400, 403, 409) },
})

const signIn = createRoute({
  method: 'post',
  path: '/sign-in',
  tags: ['auth'],
  summary: 'Sign in with e-mail and password',
  request: { body: { required: true, ...json(z.object({ email, password: z.string().max(200) }), 'who') } },
  responses: { 200: json(person, 'signed in; the cookie is in the answer'), ...problems(400, 401, 403) },
})

const signOut = createRoute({
  method: 'post',
  path: '/sign-out',
  tags: ['auth'],
  summary: 'End this session',
  security: personOnly,
  responses: { 204: noContent, ...problems(403) },
})

const me = createRoute({
  method: 'get',
  path: '/me',
  tags: ['auth'],
  summary: 'Who is signed in',
  security: personOnly,
  responses: { 200: json(person, 'the person'), ...problems(401) },
})

const changePassword = createRoute({
  method: 'post',
  path: '/change-password',
  tags: ['auth'],
  summary: 'Change the password and end all other sessions',
  security: personOnly,
  request: {
    body: {
      required: true,
      ...json(z.object({ currentPassword: z.string().max(200), newPassword: password }), 'both passwords'),
    },
  },
  responses: { 204: noContent, ...problems(401) },
})

interface AnsweredUser {
  readonly user: { readonly id: string; readonly email: string; readonly name: string; readonly role?: string | null }
}

export function authRoutes({ auth }: Pick<Services, 'auth'>) {
  /** Forwards a call, hands its cookies on and returns what it says. */
  async function forward<T>(c: Context<AppEnv>, path: string, body: object): Promise<T> {
    const headers = c.req.raw.headers
    const { value, cookies } = await auth.call<T>({
      path,
      method: 'POST',
      headers,
      body,
      clientAddress: c.get('clientAddress'),
    })
    for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
    return value
  }

  return openapiApp()
    .openapi(signUp, async (c) => {
      const { email: address, password: secret, name } = c.req.valid('json')
      const answer = await forward<AnsweredUser>(c, '/sign-up/email', {
        email: address,
        password: secret,
        name: name ?? address.split('@')[0],
      })
      return c.json(toPerson(answer), 201)
    })
    .openapi(signIn, async (c) =>
      c.json(toPerson(await forward<AnsweredUser>(c, '/sign-in/email', c.req.valid('json'))), 200),
    )
    .openapi(signOut, async (c) => {
      await forward(c, '/sign-out', {})
      return c.body(null, 204)
    })
    .openapi(me, async (c) => {
      const { userId: id, email: address, name, role } = requirePerson(c.get('principal'))
      return c.json({ id, email: address, name, role }, 200)
    })
    .openapi(changePassword, async (c) => {
      requirePerson(c.get('principal'))
      await forward(c, '/change-password', { ...c.req.valid('json'), revokeOtherSessions: true })
      return c.body(null, 204)
    })
}

function toPerson({ user: { id, email: address, name, role } }: AnsweredUser) {
  return { id, email: address, name, role: role === 'admin' ? ('admin' as const) : ('user' as const) }
}
