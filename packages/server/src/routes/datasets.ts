import { createRoute, z } from '@hono/zod-openapi'
import type { CleaningPlan, Profile, RowsRequest } from '@csvanalyzer/core'
import { requireScope } from '../auth/principal.ts'
import { decodeCursor, encodeCursor, invalidCursor } from '../services/cursor.ts'
import type { Services } from '../services/services.ts'
import { etagOf, versionFrom } from './if-match.ts'
import { openapiApp } from './openapi-app.ts'
import { readUpload } from './read-upload.ts'
import { coreValue, idParam, json, noContent, pageOf, pageQuery, problems, signedIn } from './schemas/common.ts'
import {
  cleaningPlan,
  cleaningStep,
  datasetDetail,
  datasetInfo,
  loadOptions,
  rowsPage,
  rowsQuery,
  storedPlan,
} from './schemas/dataset.ts'
import { jobInfo, trainingRequest } from './schemas/job.ts'

const tags = ['datasets']
const file = { schema: { type: 'string' as const, format: 'binary' } }
const ifMatch = z.object({
  'if-match': z.string().max(40).optional().openapi({ example: '"1"', description: 'the ETag that you have seen' }),
})
const targetQuery = z.object({ target: z.string().max(1000).optional() })

const upload = createRoute({
  method: 'post',
  path: '/',
  tags,
  summary: 'Upload a CSV file',
  description:
    'The bytes as the body, or a form with one file. They are streamed to the store and read once; a file that is no table is refused and not kept.',
  security: signedIn,
  requestBody: {
    required: true,
    content: {
      'text/csv': file,
      'application/octet-stream': file,
      'multipart/form-data': { schema: { type: 'object', properties: { file: file.schema }, required: ['file'] } },
    },
  },
  request: {
    query: z.object({
      name: z.string().min(1).max(300).optional(),
      delimiter: z.string().min(1).max(4).optional(),
      encoding: z.string().max(40).optional(),
      header: z.enum(['true', 'false']).optional(),
    }),
  },
  responses: { 201: json(datasetInfo, 'the dataset'), ...problems(400, 401, 403, 413, 415) },
})

const list = createRoute({
  method: 'get',
  path: '/',
  tags,
  summary: 'Your datasets, newest first',
  security: signedIn,
  request: { query: pageQuery },
  responses: { 200: json(pageOf(datasetInfo), 'a page'), ...problems(400, 401, 403) },
})

const get = createRoute({
  method: 'get',
  path: '/{id}',
  tags,
  summary: 'One dataset and how it was read',
  security: signedIn,
  request: { params: idParam },
  responses: { 200: json(datasetDetail, 'the dataset; its version is the ETag'), ...problems(401, 403, 404) },
})

const change = createRoute({
  method: 'patch',
  path: '/{id}',
  tags,
  summary: 'Rename it, or read the file again in another way',
  security: signedIn,
  request: {
    params: idParam,
    headers: ifMatch,
    body: {
      required: true,
      ...json(
        z.object({ name: z.string().min(1).max(300).optional(), loadOptions: loadOptions.optional() }),
        'what changes',
      ),
    },
  },
  responses: { 200: json(datasetInfo, 'the dataset'), ...problems(401, 403, 404, 412, 428) },
})

const remove = createRoute({
  method: 'delete',
  path: '/{id}',
  tags,
  summary: 'Delete a dataset, its file and its models for good',
  security: signedIn,
  request: { params: idParam },
  responses: { 204: noContent, ...problems(401, 403, 404, 409) },
})

const rows = createRoute({
  method: 'get',
  path: '/{id}/rows',
  tags,
  summary: 'Page through the rows',
  description:
    '`kept` leaves out the rows removed by hand; `source` is the file as it stands; `cleaned` is what the plan makes of it.',
  security: signedIn,
  request: {
    params: idParam,
    query: z.object({
      limit: z.coerce.number().int().min(1).max(1000).default(100),
      cursor: z.string().max(500).optional(),
      view: z.enum(['kept', 'source', 'cleaned']).default('kept'),
    }),
  },
  responses: { 200: json(rowsPage.extend({ next: z.string().nullable() }), 'a page'), ...problems(400, 401, 403, 404) },
})

const queryRows = createRoute({
  method: 'post',
  path: '/{id}/rows/query',
  tags,
  summary: 'Sort, filter and jump in the rows',
  security: signedIn,
  request: { params: idParam, body: { required: true, ...json(rowsQuery, 'which rows') } },
  responses: { 200: json(rowsPage, 'a page'), ...problems(400, 401, 403, 404) },
})

const removeRows = createRoute({
  method: 'post',
  path: '/{id}/rows/remove',
  tags,
  summary: 'Leave rows out, as a step of the plan',
  description: 'Nothing is deleted: undoing the step brings the rows back.',
  security: signedIn,
  request: {
    params: idParam,
    headers: ifMatch,
    body: {
      required: true,
      ...json(
        z.object({ rows: z.array(z.number().int().min(0)).min(1).max(100_000) }),
        'their indices in the file, counted from 0',
      ),
    },
  },
  responses: {
    200: json(storedPlan.extend({ step: cleaningStep }), 'the plan with its new step'),
    ...problems(400, 401, 403, 404, 412, 428),
  },
})

const profile = createRoute({
  method: 'get',
  path: '/{id}/profile',
  tags,
  summary: 'What stands in the file',
  security: signedIn,
  request: { params: idParam, query: targetQuery },
  responses: {
    200: json(coreValue<Profile>('Profile', 'columns, pairs, table and findings, most costly first'), 'the profile'),
    ...problems(401, 403, 404),
  },
})

const getPlan = createRoute({
  method: 'get',
  path: '/{id}/plan',
  tags,
  summary: 'The saved cleaning plan, else the suggested one',
  security: signedIn,
  request: {
    params: idParam,
    query: targetQuery.extend({
      suggested: z
        .enum(['true', 'false'])
        .optional()
        .openapi({ description: 'true: a fresh suggestion even if a plan is saved' }),
    }),
  },
  responses: { 200: json(storedPlan, 'the plan; the version of the dataset is the ETag'), ...problems(401, 403, 404) },
})

const savePlan = createRoute({
  method: 'put',
  path: '/{id}/plan',
  tags,
  summary: 'Save an edited plan',
  security: signedIn,
  request: { params: idParam, headers: ifMatch, body: { required: true, ...json(cleaningPlan, 'the plan') } },
  responses: { 200: json(storedPlan, 'the plan as saved'), ...problems(400, 401, 403, 404, 412, 428) },
})

const planHistory = createRoute({
  method: 'get',
  path: '/{id}/plan/history',
  tags,
  summary: 'The plans saved so far, newest first',
  security: signedIn,
  request: { params: idParam },
  responses: {
    200: json(
      z.object({
        items: z.array(z.object({ version: z.number().int(), plan: cleaningPlan, createdAt: z.string() })).readonly(),
      }),
      'at most 100',
    ),
    ...problems(401, 403, 404),
  },
})

const train = createRoute({
  method: 'post',
  path: '/{id}/trainings',
  tags: ['jobs'],
  summary: 'Train models as a job',
  security: signedIn,
  request: {
    params: idParam,
    headers: z.object({
      'idempotency-key': z
        .string()
        .min(8)
        .max(200)
        .optional()
        .openapi({ description: 'the same key again starts nothing new and gets the same answer, for a day' }),
    }),
    body: { required: true, ...json(trainingRequest, 'what to predict and how hard to try') },
  },
  responses: { 202: json(jobInfo, 'the job, queued'), ...problems(400, 401, 403, 404, 409) },
})

type DatasetServices = Pick<Services, 'datasets' | 'plans' | 'jobs' | 'idempotency'>

export function datasetRoutes({ datasets, plans, jobs, idempotency }: DatasetServices, maxUploadBytes: number) {
  return openapiApp()
    .openapi(upload, async (c) => {
      const principal = requireScope(c.get('principal'), 'write')
      const { name, header, ...options } = c.req.valid('query')
      const uploaded = await readUpload(c.req.raw, maxUploadBytes)
      const info = await datasets.upload(principal, {
        name: name ?? uploaded.name ?? 'table.csv',
        content: uploaded.content,
        loadOptions: { ...options, ...(header !== undefined && { header: header === 'true' }) },
        signal: c.req.raw.signal,
      })
      c.header('location', `/api/v1/datasets/${info.id}`)
      c.header('etag', etagOf(info.version))
      return c.json(info, 201)
    })
    .openapi(list, async (c) =>
      c.json(await datasets.list(requireScope(c.get('principal'), 'read'), c.req.valid('query')), 200),
    )
    .openapi(get, async (c) => {
      const found = await datasets.get(requireScope(c.get('principal'), 'read'), c.req.valid('param').id)
      c.header('etag', etagOf(found.version))
      return c.json(found, 200)
    })
    .openapi(change, async (c) => {
      const principal = requireScope(c.get('principal'), 'write')
      const expectedVersion = versionFrom(c.req.valid('header')['if-match'])
      const info = await datasets.reload(principal, c.req.valid('param').id, {
        ...c.req.valid('json'),
        expectedVersion,
      })
      c.header('etag', etagOf(info.version))
      return c.json(info, 200)
    })
    .openapi(remove, async (c) => {
      await datasets.remove(requireScope(c.get('principal'), 'write'), c.req.valid('param').id)
      return c.body(null, 204)
    })
    .openapi(rows, async (c) => {
      const principal = requireScope(c.get('principal'), 'read')
      const { id } = c.req.valid('param')
      const { limit, cursor, view } = c.req.valid('query')
      const { version } = await datasets.own(principal, id)
      const offset = cursor === undefined ? 0 : offsetOf(cursor, version, view)
      const plan = view === 'source' ? null : await plans.newest(id)
      const request: RowsRequest = { offset, limit, ...(plan && { plan: view === 'kept' ? onlyRemovals(plan) : plan }) }
      const page = await datasets.rows(principal, id, request, c.req.raw.signal)
      const end = offset + page.rows.length
      return c.json(
        { ...page, next: end < page.total && page.rows.length > 0 ? encodeCursor([end, version, view]) : null },
        200,
      )
    })
    .openapi(queryRows, async (c) => {
      const principal = requireScope(c.get('principal'), 'read')
      return c.json(await datasets.rows(principal, c.req.valid('param').id, c.req.valid('json'), c.req.raw.signal), 200)
    })
    .openapi(removeRows, async (c) => {
      const principal = requireScope(c.get('principal'), 'write')
      const expected = versionFrom(c.req.valid('header')['if-match'])
      const stored = await plans.removeRows(principal, c.req.valid('param').id, c.req.valid('json').rows, expected)
      c.header('etag', etagOf(stored.version))
      return c.json(stored, 200)
    })
    .openapi(profile, async (c) => {
      const principal = requireScope(c.get('principal'), 'read')
      const { target = null } = c.req.valid('query')
      return c.json(await datasets.profile(principal, c.req.valid('param').id, target, c.req.raw.signal), 200)
    })
    .openapi(getPlan, async (c) => {
      const principal = requireScope(c.get('principal'), 'read')
      const { target = null, suggested } = c.req.valid('query')
      const read = suggested === 'true' ? plans.suggest : plans.get
      const stored = await read(principal, c.req.valid('param').id, target, c.req.raw.signal)
      c.header('etag', etagOf(stored.version))
      return c.json(stored, 200)
    })
    .openapi(savePlan, async (c) => {
      const principal = requireScope(c.get('principal'), 'write')
      const expected = versionFrom(c.req.valid('header')['if-match'])
      const stored = await plans.save(principal, c.req.valid('param').id, c.req.valid('json'), expected)
      c.header('etag', etagOf(stored.version))
      return c.json(stored, 200)
    })
    .openapi(planHistory, async (c) => {
      const principal = requireScope(c.get('principal'), 'read')
      return c.json({ items: await plans.history(principal, c.req.valid('param').id) }, 200)
    })
    .openapi(train, async (c) => {
      const principal = requireScope(c.get('principal'), 'write')
      const { id } = c.req.valid('param')
      const request = c.req.valid('json')
      const key = c.req.valid('header')['idempotency-key']
      const job = await idempotency.once(principal, key, { route: 'trainings', id, request }, () =>
        jobs.train(principal, id, request),
      )
      c.header('location', `/api/v1/jobs/${job.id}`)
      return c.json(job, 202)
    })
}

function onlyRemovals(plan: CleaningPlan): CleaningPlan {
  return { ...plan, steps: plan.steps.filter(({ action }) => action === 'deleteRows') }
}

/** A cursor holds the version that it counts in: after a change its offset would point elsewhere. */
function offsetOf(cursor: string, version: number, view: string): number {
  const [offset, ofVersion, ofView] = decodeCursor(cursor, ['number', 'number', 'string'])
  if (ofVersion !== version || ofView !== view) throw invalidCursor()
  return Number(offset)
}
