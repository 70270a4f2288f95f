import { randomUUID } from 'node:crypto'
import { createMiddleware } from 'hono/factory'
import { matchedRoutes } from 'hono/route'
import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import type { Logger } from '../logger.ts'
import type { Metrics } from '../metrics.ts'

/** Numbers, measures and logs each request: pattern, status and time; never a query, a body or a cookie. */
export function observe(log: Logger, metrics: Metrics) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const given = c.req.header('x-request-id')
    const requestId = given && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
    c.set('requestId', requestId)
    c.set('log', log.child({ requestId }))
    c.header('x-request-id', requestId)
    const begin = process.hrtime.bigint()
    await next()
    const seconds = Number(process.hrtime.bigint() - begin) / 1e9
    const route = patternOf(c)
    metrics.request(c.req.method, route, c.res.status, seconds)
    const level = c.res.status >= 500 ? 'error' : 'info'
    c.get('log')[level](
      {
        method: c.req.method,
        route,
        status: c.res.status,
        milliseconds: Math.round(seconds * 1000),
        user: c.get('principal')?.userId,
      },
      'request',
    )
  })
}

/** The pattern of the handler that answered; what only middleware matched has none. */
function patternOf(c: Context<AppEnv>): string {
  const handler = matchedRoutes(c).findLast(({ path }) => !path.endsWith('*'))
  return handler?.path ?? (c.res.status === 404 ? 'unmatched' : 'page')
}
