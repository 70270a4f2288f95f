import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { CsvAnalyzerError } from '@csvanalyzer/core'
import { Hono } from 'hono'
import { etag } from 'hono/etag'
import type { AppEnv } from '../app-env.ts'
import { policyOf } from '../middleware/security-headers.ts'

/** Addresses that the page's own script understands; each is answered with the page. */
const clientRoutes = [
  '/',
  '/sign-in',
  '/sign-up',
  '/account',
  '/account/keys',
  '/jobs',
  '/jobs/:id',
  '/d/:dataset/*',
  '/m/:model/*',
  '/shared/:token',
  '/compare',
  '/admin',
  '/admin/*',
  '/docs',
]

const hashed = /[-.][A-Za-z0-9_-]{8,}\.(js|css|wasm|woff2|svg|png)$/

/** The built page and its files. */
export function appPage(folder: string | null) {
  const app = new Hono<AppEnv>()
  app.use('*', async (c, next) => {
    await next()
    if (c.res.status < 400) c.res.headers.set('content-security-policy', policyOf('page'))
  })
  app.use('*', etag())
  for (const path of clientRoutes)
    app.get(path, async (c) => c.html(await readPage(folder), 200, { 'cache-control': 'no-cache' }))
  if (folder === null || !existsSync(folder)) return app
  return app.use(
    '*',
    serveStatic<AppEnv>({
      root: folder,
      index: '\u0000',
      precompressed: true,
      onFound: (path, c) =>
        c.header('cache-control', hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'),
    }),
  )
}

async function readPage(folder: string | null): Promise<string> {
  const text = folder === null ? null : await readFile(join(folder, 'index.html'), 'utf8').catch(() => null)
  if (text === null)
    throw new CsvAnalyzerError(
      'page-not-built',
      'the page has not been built; run "npm run build", the API is described at /docs/api',
      {},
    )
  return text
}
