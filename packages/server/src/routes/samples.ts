import { createRoute, z } from '@hono/zod-openapi'
import { requireScope } from '../auth/principal.ts'
import type { Services } from '../services/services.ts'
import { etagOf } from './if-match.ts'
import { openapiApp } from './openapi-app.ts'
import { json, problems, signedIn } from './schemas/common.ts'
import { datasetInfo } from './schemas/dataset.ts'

const sample = z
  .object({
    file: z.string(),
    title: z.string(),
    question: z.string().nullable(),
    target: z.string().nullable(),
    task: z.string().nullable(),
    rows: z.number().int().nullable(),
    columns: z.number().int().nullable(),
    licence: z.string().nullable(),
    byteCount: z.number().int(),
  })
  .openapi('Sample')

const list = createRoute({
  method: 'get',
  path: '/',
  tags: ['samples'],
  summary: 'Files ready to try',
  responses: { 200: json(z.object({ items: z.array(sample).readonly() }), 'the samples'), ...problems() },
})

const take = createRoute({
  method: 'post',
  path: '/{file}/import',
  tags: ['samples'],
  summary: 'Make a sample one of your datasets',
  security: signedIn,
  request: {
    params: z.object({
      file: z
        .string()
        .max(200)
        .openapi({ param: { name: 'file', in: 'path' }, example: 'penguins.csv' }),
    }),
  },
  responses: { 201: json(datasetInfo, 'the dataset'), ...problems(401, 403, 404) },
})

export function sampleRoutes({ samples }: Pick<Services, 'samples'>) {
  return openapiApp()
    .openapi(list, async (c) => c.json({ items: await samples.list() }, 200))
    .openapi(take, async (c) => {
      const info = await samples.take(requireScope(c.get('principal'), 'write'), c.req.valid('param').file)
      c.header('location', `/api/v1/datasets/${info.id}`)
      c.header('etag', etagOf(info.version))
      return c.json(info, 201)
    })
}
