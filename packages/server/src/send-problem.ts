import type { Context } from 'hono'
import type { AppEnv } from './app-env.ts'
import type { Problem } from './problem.ts'

export function sendProblem(c: Context<AppEnv>, found: Problem): Response {
  const seconds = found.details?.seconds
  if (found.status === 429 && typeof seconds === 'number') c.header('retry-after', String(seconds))
  if (found.status === 401) c.header('www-authenticate', 'Bearer')
  c.header('cache-control', 'no-store')
  return c.json({ ...found, requestId: c.get('requestId') }, found.status, {
    'content-type': 'application/problem+json',
  })
}
