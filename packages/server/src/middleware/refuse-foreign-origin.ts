import { CsvAnalyzerError } from '@csvanalyzer/core'
import { createMiddleware } from 'hono/factory'
import type { AppEnv } from '../app-env.ts'

const harmless: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A change made with a cookie must come from our own page: a browser says in `Origin` (or `Sec-Fetch-Site`) which page
 * asks. A client that sends neither is no browser and carries no one's cookie against their will.
 */
export function refuseForeignOrigin(allowed: ReadonlySet<string>) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const { method, headers } = c.req.raw
    if (!harmless.has(method) && !headers.has('authorization') && !isOurs(headers, allowed)) {
      const origin = headers.get('origin') ?? 'another site'
      throw new CsvAnalyzerError(
        'foreign-origin',
        `this change was asked for by a page of ${origin}; if that is this server's own address, set CSVA_BASE_URL to it or add it to CSVA_TRUSTED_ORIGINS`,
        { origin },
      )
    }
    await next()
  })
}

function isOurs(headers: Headers, allowed: ReadonlySet<string>): boolean {
  const origin = headers.get('origin')
  if (origin !== null) return allowed.has(origin)
  const site = headers.get('sec-fetch-site')
  return site === null || site === 'same-origin' || site === 'none'
}

/** The base address, its other names where it is this machine, and those that the operator trusts. */
export function allowedOrigins(baseUrl: string, trusted: readonly string[]): ReadonlySet<string> {
  const { protocol, hostname, port } = new URL(baseUrl)
  const loopback = ['localhost', '127.0.0.1', '[::1]']
  const names = loopback.includes(hostname) ? loopback : [hostname]
  return new Set([...names.map((name) => `${protocol}//${name}${port ? `:${port}` : ''}`), ...trusted])
}
