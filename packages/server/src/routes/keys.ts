import { createRoute, z } from '@hono/zod-openapi'
import { requirePerson, scopes } from '../auth/principal.ts'
import type { Services } from '../services/services.ts'
import { openapiApp } from './openapi-app.ts'
import { idParam, json, noContent, personOnly, problems } from './schemas/common.ts'

const keyInfo = z
  .object({
    id: z.uuid(),
    name: z.string(),
    prefix: z.string().openapi({ description: 'the first characters, to recognise it by' }),
    scopes: z.array(z.enum(scopes)).readonly(),
    createdAt: z.string(),
    expiresAt: z.string().nullable(),
    lastUsedAt: z.string().nullable(),
  })
  .openapi('ApiKey')

const newKey = keyInfo.extend({ key: z.string().openapi({ description: 'shown this once' }) }).openapi('NewApiKey')

const create = createRoute({
  method: 'post',
  path: '/',
  tags: ['keys'],
  summary: 'Make an API key',
  security: personOnly,
  request: {
    body: {
      required: true,
      ...json(
        z.object({
          name: z.string().min(1).max(100),
          scopes: z.array(z.enum(scopes)).min(1).default(['predict']),
          expiresInDays: z.number().int().min(1).max(3650).nullable().default(90),
        }),
        'what it may do and how long',
      ),
    },
  },
  responses: { 201: json(newKey, 'the key, shown this once'), ...problems(401, 403) },
})

const list = createRoute({
  method: 'get',
  path: '/',
  tags: ['keys'],
  summary: 'Your keys',
  security: personOnly,
  responses: { 200: json(z.object({ items: z.array(keyInfo).readonly() }), 'newest first'), ...problems(401, 403) },
})

const revoke = createRoute({
  method: 'delete',
  path: '/{id}',
  tags: ['keys'],
  summary: 'Revoke a key at once',
  security: personOnly,
  request: { params: idParam },
  responses: { 204: noContent, ...problems(401, 403, 404) },
})

const dayMilliseconds = 24 * 3600 * 1000

export function keyRoutes({ keys }: Pick<Services, 'keys'>) {
  return openapiApp()
    .openapi(create, async (c) => {
      const person = requirePerson(c.get('principal'))
      const { name, scopes: wanted, expiresInDays } = c.req.valid('json')
      const expiresAt = expiresInDays === null ? null : new Date(Date.now() + expiresInDays * dayMilliseconds)
      return c.json(await keys.create(person, { name, scopes: wanted, expiresAt }), 201)
    })
    .openapi(list, async (c) => c.json({ items: await keys.list(requirePerson(c.get('principal'))) }, 200))
    .openapi(revoke, async (c) => {
      await keys.revoke(requirePerson(c.get('principal')), c.req.valid('param').id)
      return c.body(null, 204)
    })
}
