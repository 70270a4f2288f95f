import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CsvAnalyzerError, type Scoring } from '../node.ts'

export interface HttpServer {
  readonly url: string
  /** Ends when the requests under way are answered. */
  close(): Promise<void>
}

const largestBody = 64 * 1024 * 1024

/** A function of requests on a port. */
export async function listenHttp(
  score: Scoring,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<HttpServer> {
  const { createServer } = await import('node:http') // here: reading it takes 30 ms, which other commands do not owe
  const server = createServer((incoming, outgoing) => void answer(score, incoming, outgoing))
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(cannotListen(cause, host, port)))
    server.listen(port, host, resolve)
  })
  const { port: taken } = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
      }),
  }
}

async function answer(score: Scoring, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const response = await responseTo(score, incoming).catch(() =>
    Response.json({ error: 'this should not have happened' }, { status: 500 }),
  )
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  outgoing.end(incoming.method === 'HEAD' ? undefined : Buffer.from(await response.arrayBuffer()))
}

async function responseTo(score: Scoring, incoming: IncomingMessage): Promise<Response> {
  const body = await bodyOf(incoming)
  if (body === null) {
    const error = `the body is larger than ${largestBody} bytes; send the rows in parts`
    return Response.json({ error }, { status: 413, headers: { connection: 'close' } })
  }
  const { method = 'GET' } = incoming
  const headers = new Headers()
  if (incoming.headers['content-type'] !== undefined) headers.set('content-type', incoming.headers['content-type'])
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const url = new URL(`http://localhost${incoming.url?.startsWith('/') ? incoming.url : '/'}`)
  const found = await score(new Request(url, { method, headers, ...(hasBody && { body }) }))
  return found ?? Response.json({ error: `there is nothing at ${url.pathname}` }, { status: 404 })
}

/** Null when it is too large; the rest is let go. */
async function bodyOf(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | null> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of incoming as AsyncIterable<Buffer>) {
    length += part.length
    if (length <= largestBody) parts.push(part)
    else if (length > 2 * largestBody) break
  }
  return length > largestBody ? null : new Uint8Array(Buffer.concat(parts))
}

function cannotListen({ code }: NodeJS.ErrnoException, host: string, port: number): CsvAnalyzerError {
  const reason =
    code === 'EADDRINUSE' ? 'something else listens there; choose another --port' : (code ?? 'unknown reason')
  return new CsvAnalyzerError('cannot-listen', `cannot listen on ${host}:${port}: ${reason}`, { host, port })
}
