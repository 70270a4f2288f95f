import { CsvAnalyzerError } from '@csvanalyzer/core'
import { rateLimiter } from 'hono-rate-limiter'
import type { Store } from 'hono-rate-limiter'
import type { AppEnv } from '../app-env.ts'

export const rateWindowMilliseconds = 60_000

/** Requests per minute and address, counted where `store` says, else in this process. */
export function limitRate(perMinute: number, store?: Store<AppEnv>) {
  return rateLimiter<AppEnv>({
    windowMs: rateWindowMilliseconds,
    limit: perMinute,
    standardHeaders: 'draft-7',
    ...(store && { store }),
    keyGenerator: (c) => c.get('clientAddress'),
    handler: () => {
      throw new CsvAnalyzerError('rate-limited', `more than ${perMinute} requests within a minute; try again later`, {
        seconds: 60,
      })
    },
  })
}
