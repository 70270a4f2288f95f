import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { policyOf } from '../middleware/security-headers.ts'

const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>CSV Analyzer API</title>
    <link rel="icon" href="/icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/docs/api/files/swagger-ui.css" />
    <script src="/docs/api/files/swagger-ui-bundle.js" defer></script>
    <script src="/docs/api/start.js" defer></script>
  </head>
  <body>
    <div id="api"></div>
  </body>
</html>
`

const start = `window.SwaggerUIBundle({ url: '/openapi.json', dom_id: '#api', deepLinking: true, validatorUrl: null })
`

/** The API's reference, from files of our own: nothing is loaded from elsewhere. */
export function docsPage() {
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
  const files = new Set(['swagger-ui.css', 'swagger-ui-bundle.js'])
  return new Hono<AppEnv>()
    .use('*', async (c, next) => {
      await next()
      c.res.headers.set('content-security-policy', policyOf('docs'))
    })
    .get('/', (c) => c.html(html))
    .get('/start.js', (c) => c.body(start, 200, { 'content-type': 'text/javascript; charset=utf-8' }))
    .get('/files/:name', async (c, next) => {
      const name = c.req.param('name')
      if (!files.has(name)) return c.notFound()
      c.header('cache-control', 'public, max-age=86400')
      return (await serveStatic<AppEnv>({ root: folder, path: name })(c, next)) ?? c.notFound()
    })
}
