import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Bundle } from './bundle.ts'

/** What a page or its worker sent back. */
export interface Outcome {
  readonly value?: unknown
  readonly error?: string
}

export interface ServedBundle {
  readonly url: string
  readonly page: Promise<Outcome>
  readonly worker: Promise<Outcome>
  readonly close: () => void
}

// Firefox asks for an icon, which is an image.
const policyWith = (wasm: string): string =>
  `default-src 'none'; script-src 'self'${wasm}; connect-src 'self'; worker-src 'self'; img-src 'self'`

/** Serves a page under a strict policy that runs the bundle, once itself and once in a worker, and takes in what they send back. */
export async function serveBundle(bundle: Bundle, input: unknown): Promise<ServedBundle> {
  const files: { readonly [path: string]: readonly [string, string] } = {
    '/': ['text/html', '<!doctype html><html lang="en"><title>Run</title><script src="/page.js"></script></html>'],
    '/page.js': ['text/javascript', bundle.page],
    '/worker.js': ['text/javascript', bundle.worker],
    '/input': ['application/json', JSON.stringify(input)],
  }
  const policy = policyWith(bundle.allowsWasm ? " 'wasm-unsafe-eval'" : '')
  const settle: { [path: string]: (outcome: Outcome) => void } = {}
  const outcome = (path: string): Promise<Outcome> =>
    new Promise((resolve) => {
      settle[path] = resolve
    })
  const page = outcome('/page')
  const worker = outcome('/worker')
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/'
    if (request.method === 'POST') {
      settle[path]?.(JSON.parse(await text(request)) as Outcome)
      return void response.writeHead(204).end()
    }
    const file = files[path]
    if (file === undefined) return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': file[0], 'content-security-policy': policy }).end(file[1])
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = (): void => {
    server.close()
    server.closeAllConnections()
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, page, worker, close }
}
