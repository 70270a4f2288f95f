import { CsvAnalyzerError } from '@csvanalyzer/core'
import { rateLimiter } from 'hono-rate-limiter'
import type { AppEnv } from '../app-env.ts'

/** Requests per minute and address, counted in this process; a proxy in front may count for all replicas. */
export function limitRate(perMinute: number) {
  return rateLimiter<AppEnv>({
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: 'draft-7',
    keyGenerator: (c) => c.get('clientAddress'),
    handler: () => {
      throw new CsvAnalyzerError('rate-limited', `more than ${perMinute} requests within a minute; try again later`, {
        seconds: 60,
      })
    },
  })
}
