import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
  '.svg': 'image/svg+xml',
  '.csv': 'text/csv',
  '.json': 'application/json',
}

/** Files of a folder, with a policy; pages given as text come first, unknown addresses below `/api` are 401. */
export async function serveFolder(
  folder: string,
  policy: string,
  pages: Readonly<Record<string, string>> = {},
): Promise<{ readonly url: string; readonly close: () => void }> {
  const server: Server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0]
    const file = join(folder, path === '/' ? 'index.html' : path)
    const headers = {
      'content-security-policy': policy,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    }
    if (path in pages) return void response.writeHead(200, { ...headers, 'content-type': 'text/html' }).end(pages[path])
    if (path === '/favicon.ico') return void response.writeHead(204, headers).end()
    if (path.startsWith('/api/'))
      return void response
        .writeHead(401, { ...headers, 'content-type': 'application/problem+json' })
        .end('{"detail":"nobody is signed in","code":"unauthorized"}')
    if (!existsSync(file)) return void response.writeHead(404, headers).end()
    response
      .writeHead(200, { ...headers, 'content-type': types[extname(file)] ?? 'application/octet-stream' })
      .end(readFileSync(file))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}
