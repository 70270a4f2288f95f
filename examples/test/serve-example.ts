import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'

const types: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.csv': 'text/csv',
}

/** The files of one example, and what its page needs beside them: the bundle and the sample data. */
export async function serveExample(
  folder: string,
  more: { readonly [path: string]: string | Uint8Array } = {},
): Promise<{ readonly url: string; close(): void }> {
  const beside: { readonly [path: string]: string } = {
    '/csv-analyzer.bundle.js': '../../packages/ui-kit/dist/csv-analyzer.bundle.js',
    '/penguins.csv': '../data/penguins.csv',
  }
  const server = createServer(({ url = '/' }, response) => {
    const path = url === '/' ? '/index.html' : url
    try {
      const body =
        more[path] ?? readFileSync(fileURLToPath(new URL(beside[path] ?? `../${folder}${path}`, import.meta.url)))
      response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() }
}
