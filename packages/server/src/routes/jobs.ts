import { createRoute, z } from '@hono/zod-openapi'
import { streamSSE } from 'hono/streaming'
import { requireScope } from '../auth/principal.ts'
import type { Services } from '../services/services.ts'
import { openapiApp } from './openapi-app.ts'
import { idParam, json, pageOf, pageQuery, problems, signedIn } from './schemas/common.ts'
import { jobInfo } from './schemas/job.ts'

const tags = ['jobs']
const pingMilliseconds = 15_000
const reconnectMilliseconds = 2000

const list = createRoute({
  method: 'get',
  path: '/',
  tags,
  summary: 'Your jobs, newest first',
  security: signedIn,
  request: { query: pageQuery.extend({ datasetId: z.uuid().optional() }) },
  responses: { 200: json(pageOf(jobInfo), 'a page'), ...problems(400, 401, 403) },
})

const get = createRoute({
  method: 'get',
  path: '/{id}',
  tags,
  summary: 'One job',
  security: signedIn,
  request: { params: idParam },
  responses: { 200: json(jobInfo, 'the job'), ...problems(401, 403, 404) },
})

const events = createRoute({
  method: 'get',
  path: '/{id}/events',
  tags,
  summary: 'What the job reports, as it comes',
  description:
    'Server-sent events `queued`, `started`, `progress` (stage, done, total, message, detail) and at last `done`, `failed` or `cancelled`. The id of an event is its number: after a loss, `Last-Event-ID` goes on from there. 204 when there is no more to tell. Closing the stream does not stop the job.',
  security: signedIn,
  request: {
    params: idParam,
    headers: z.object({ 'last-event-id': z.coerce.number().int().min(0).optional() }),
    query: z.object({ after: z.coerce.number().int().min(0).optional() }),
  },
  responses: {
    200: { description: 'the stream', content: { 'text/event-stream': { schema: z.string() } } },
    204: { description: 'everything has been told' },
    ...problems(401, 403, 404),
  },
})

const cancel = createRoute({
  method: 'post',
  path: '/{id}/cancel',
  tags,
  summary: 'Cancel a job',
  security: signedIn,
  request: { params: idParam },
  responses: { 200: json(jobInfo, 'the job, cancelled'), ...problems(401, 403, 404, 409) },
})

const stop = createRoute({
  method: 'post',
  path: '/{id}/stop',
  tags,
  summary: 'End the search and keep the best model so far',
  security: signedIn,
  request: { params: idParam },
  responses: { 202: json(jobInfo, 'the job; it is done once the model is stored'), ...problems(401, 403, 404, 409) },
})

export function jobRoutes({ jobs }: Pick<Services, 'jobs'>, stopping: AbortSignal) {
  return openapiApp()
    .openapi(list, async (c) =>
      c.json(await jobs.list(requireScope(c.get('principal'), 'read'), c.req.valid('query')), 200),
    )
    .openapi(get, async (c) =>
      c.json(await jobs.get(requireScope(c.get('principal'), 'read'), c.req.valid('param').id), 200),
    )
    .openapi(events, async (c) => {
      const principal = requireScope(c.get('principal'), 'read')
      const { id } = c.req.valid('param')
      const seen = c.req.valid('header')['last-event-id'] ?? c.req.valid('query').after ?? 0
      if (!(await jobs.hasMore(principal, id, seen))) return c.body(null, 204)
      const closed = new AbortController()
      const signal = AbortSignal.any([closed.signal, stopping, c.req.raw.signal])
      const coming = await jobs.follow(principal, id, seen, signal)
      c.header('x-accel-buffering', 'no')
      return streamSSE(c, async (stream) => {
        stream.onAbort(() => closed.abort())
        const ping = setInterval(() => void stream.write(': still here\n\n'), pingMilliseconds)
        try {
          await stream.write(`retry: ${reconnectMilliseconds}\n\n`)
          for await (const { seq, type, data } of coming) {
            await stream.writeSSE({ id: String(seq), event: type, data: JSON.stringify(data) })
          }
        } finally {
          clearInterval(ping)
        }
      })
    })
    .openapi(cancel, async (c) =>
      c.json(await jobs.cancel(requireScope(c.get('principal'), 'write'), c.req.valid('param').id), 200),
    )
    .openapi(stop, async (c) =>
      c.json(await jobs.stop(requireScope(c.get('principal'), 'write'), c.req.valid('param').id), 202),
    )
}
