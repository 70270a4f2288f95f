import { createRoute, z } from '@hono/zod-openapi'
import { CsvAnalyzerError } from '@csvanalyzer/core'
import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { requireAdmin } from '../auth/principal.ts'
import type { Services } from '../services/services.ts'
import { openapiApp } from './openapi-app.ts'
import { json, noContent, pageOf, pageQuery, personOnly, problems } from './schemas/common.ts'

const tags = ['admin']

const dayFigures = z
  .object({
    day: z.string().openapi({ description: 'in UTC' }),
    activeUsers: z.number().int(),
    models: z.number().int(),
    meanTrainingSeconds: z.number().nullable(),
    predictions: z.number().int(),
    requests: z.number().int(),
    failedRequests: z.number().int().openapi({ description: 'by the server, 5xx' }),
    meanResponseSeconds: z.number().nullable(),
  })
  .openapi('DayFigures')

const overviewSchema = z
  .object({
    people: z.number().int(),
    activeUsers: z
      .record(z.string(), z.number())
      .openapi({ description: 'people who did something within 1d, 7d, 30d' }),
    retention: z.record(z.string(), z.number().nullable()).openapi({
      description:
        'd1, d7, d30: of those who made an account between n and n + 30 days ago, the share that came back on the n-th day or later',
    }),
    datasets: z.number().int(),
    storedBytes: z.number(),
    models: z.number().int(),
    jobs: z.record(z.string(), z.number()),
    longestWaitSeconds: z.number(),
    days: z.array(dayFigures).readonly().openapi({ description: 'the last 30 days, of all processes together' }),
  })
  .openapi('Overview')

const overview = createRoute({
  method: 'get',
  path: '/overview',
  tags,
  summary: 'Is everything all right',
  security: personOnly,
  responses: { 200: json(overviewSchema, 'the figures'), ...problems(401, 403) },
})

const adminJob = z
  .object({
    id: z.string(),
    state: z.string(),
    attempt: z.number().int(),
    problem: z.object({ code: z.string(), message: z.string() }).nullable(),
    owner: z.string(),
    effort: z.string(),
    createdAt: z.string(),
    startedAt: z.string().nullable(),
    finishedAt: z.string().nullable(),
  })
  .openapi('AdminJob')

const jobs = createRoute({
  method: 'get',
  path: '/jobs',
  tags,
  summary: 'The jobs of everybody',
  security: personOnly,
  request: {
    query: pageQuery.extend({ state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']).optional() }),
  },
  responses: { 200: json(pageOf(adminJob), 'a page'), ...problems(400, 401, 403) },
})

const personSchema = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role: z.string(),
    banned: z.boolean(),
    createdAt: z.string(),
  })
  .openapi('AdminPerson')

const people = createRoute({
  method: 'get',
  path: '/people',
  tags,
  summary: 'Everybody with an account',
  security: personOnly,
  request: {
    query: z.object({
      limit: z.coerce.number().int().min(1).max(200).default(50),
      offset: z.coerce.number().int().min(0).default(0),
    }),
  },
  responses: {
    200: json(z.object({ items: z.array(personSchema), total: z.number().int() }), 'a page'),
    ...problems(401, 403),
  },
})

const changePerson = createRoute({
  method: 'patch',
  path: '/people/{personId}',
  tags,
  summary: 'Change a role, block or unblock',
  security: personOnly,
  request: {
    params: z.object({
      personId: z
        .string()
        .max(100)
        .openapi({ param: { name: 'personId', in: 'path' } }),
    }),
    body: {
      required: true,
      ...json(z.object({ role: z.enum(['user', 'admin']).optional(), banned: z.boolean().optional() }), 'what changes'),
    },
  },
  responses: { 204: noContent, ...problems(401, 403, 404, 409) },
})

interface ListedPeople {
  readonly users: readonly {
    id: string
    email: string
    name: string
    role?: string | null
    banned?: boolean | null
    createdAt: string
  }[]
  readonly total: number
}

export function adminRoutes({ admin, auth }: Pick<Services, 'admin' | 'auth'>) {
  async function call<T>(c: Context<AppEnv>, method: 'GET' | 'POST', path: string, body?: object): Promise<T> {
    const clientAddress = c.get('clientAddress')
    return (await auth.call<T>({ path, method, headers: c.req.raw.headers, body, clientAddress })).value
  }

  return openapiApp()
    .openapi(overview, async (c) => {
      requireAdmin(c.get('principal'))
      return c.json(await admin.overview(), 200)
    })
    .openapi(jobs, async (c) => {
      requireAdmin(c.get('principal'))
      return c.json(await admin.jobs(c.req.valid('query')), 200)
    })
    .openapi(people, async (c) => {
      requireAdmin(c.get('principal'))
      const { limit, offset } = c.req.valid('query')
      const { users, total } = await call<ListedPeople>(
        c,
        'GET',
        `/admin/list-users?limit=${limit}&offset=${offset}&sortBy=createdAt&sortDirection=desc`,
      )
      const items = users.map(({ id, email, name, role, banned, createdAt }) => ({
        id,
        email,
        name,
        role: role ?? 'user',
        banned: banned ?? false,
        createdAt: new Date(createdAt).toISOString(),
      }))
      return c.json({ items, total }, 200)
    })
    .openapi(changePerson, async (c) => {
      const me = requireAdmin(c.get('principal'))
      const userId = c.req.valid('param').personId
      const { role, banned } = c.req.valid('json')
      if (userId === me.userId) {
        throw new CsvAnalyzerError(
          'own-account',
          'nobody changes their own role or blocks themselves; ask another administrator',
          {},
        )
      }
      if (role !== undefined) await call(c, 'POST', '/admin/set-role', { userId, role })
      if (banned !== undefined) await call(c, 'POST', banned ? '/admin/ban-user' : '/admin/unban-user', { userId })
      return c.body(null, 204)
    })
}
