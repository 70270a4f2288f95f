import { timingSafeEqual } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import type { Metrics } from '../metrics.ts'
import type { Services } from '../services/services.ts'
import { problem } from '../problem.ts'
import { sendProblem } from '../send-problem.ts'
import { openapiApp } from './openapi-app.ts'
import { json, problems } from './schemas/common.ts'

const tags = ['operations']

const healthz = createRoute({
  method: 'get',
  path: '/healthz',
  tags,
  summary: 'The process answers',
  responses: { 200: json(z.object({ status: z.literal('ok') }), 'it does') },
})

const readiness = z.object({ ready: z.boolean(), checks: z.record(z.string(), z.string()) }).openapi('Readiness')

const readyz = createRoute({
  method: 'get',
  path: '/readyz',
  tags,
  summary: 'Database, queue and file store answer too',
  responses: { 200: json(readiness, 'ready'), 503: json(readiness, 'not ready, or stopping') },
})

const metricsRoute = createRoute({
  method: 'get',
  path: '/metrics',
  tags,
  summary: 'Figures for Prometheus',
  description: 'With CSVA_METRICS_TOKEN set, only for those who send it as a bearer token.',
  responses: {
    200: { description: 'text exposition format', content: { 'text/plain': { schema: z.string() } } },
    ...problems(401),
  },
})

export function operationRoutes({ health }: Pick<Services, 'health'>, metrics: Metrics, metricsToken: string | null) {
  return openapiApp()
    .openapi(healthz, (c) => c.json({ status: 'ok' as const }, 200))
    .openapi(readyz, async (c) => {
      const { ready, checks } = await health.readiness()
      return ready ? c.json({ ready, checks: { ...checks } }, 200) : c.json({ ready, checks: { ...checks } }, 503)
    })
    .openapi(metricsRoute, async (c) => {
      if (metricsToken !== null && !same(c.req.header('authorization') ?? '', `Bearer ${metricsToken}`)) {
        return sendProblem(
          c,
          problem('unauthenticated', 'send the token of CSVA_METRICS_TOKEN as a bearer token'),
        ) as never
      }
      return c.text(await metrics.registry.metrics(), 200, { 'content-type': metrics.registry.contentType })
    })
}

function same(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}
