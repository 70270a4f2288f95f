import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** Files by their path. */
export type Scripts = { readonly [path: string]: string }

// A worker that trains tells the server of each training that it has done; what it does stays as it is.
const counts = `
  if (self.name === 'csvanalyzer-trainer' || self.location.pathname === '/page-trainer.js') {
    const post = self.postMessage.bind(self)
    self.postMessage = (answer) => {
      if (answer.kind === 'result' && answer.result !== undefined) fetch(new URL('/trained', self.origin), { method: 'POST' })
      post(answer)
    }
  }`

/** The page's script, the session's file as a module and as a classic script, and the trainer that bundlers put beside the page's. */
export async function sessionScripts(): Promise<Scripts> {
  const entries = [
    ['/page.js', './session-fits.ts', 'esm', ''],
    ['/page-trainer.js', '../../src/search/page-trainer.ts', 'esm', counts],
    ['/session.js', '../../src/worker.ts', 'esm', counts],
    ['/session-classic.js', '../../src/worker.ts', 'iife', counts],
  ] as const
  const bundled = entries.map(async ([path, entry, format, banner]) => {
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
      bundle: true,
      write: false,
      format,
      banner: { js: banner },
      target: 'es2022',
      platform: 'browser',
      logLevel: 'silent',
    })
    return [path, outputFiles[0].text] as const
  })
  return Object.fromEntries(await Promise.all(bundled))
}

export interface SessionPage {
  readonly url: string
  readonly outcome: Promise<{ readonly value?: unknown; readonly error?: string }>
  readonly close: () => void
}

/** Serves a page that fits in `place`, under a strict policy. */
export async function serveSession(
  scripts: Scripts,
  place: string,
  { workers, isolated }: { readonly workers: string; readonly isolated: boolean },
): Promise<SessionPage> {
  const policy = `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src ${workers}; img-src 'self'`
  const headers = {
    'content-security-policy': policy,
    ...(isolated && {
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    }),
  }
  let settle!: (outcome: { value?: unknown; error?: string }) => void
  const outcome = new Promise<{ value?: unknown; error?: string }>((resolve) => {
    settle = resolve
  })
  let trained = 0
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://page')
    const answer = (type: string, body: string) =>
      response.writeHead(200, { ...headers, 'content-type': type }).end(body)
    if (request.method === 'POST') {
      if (pathname === '/trained') trained++
      else settle(JSON.parse(await text(request)) as { value?: unknown; error?: string })
      return void response.writeHead(204).end()
    }
    if (pathname === '/trained') return void answer('text/plain', String(trained))
    if (pathname in scripts) return void answer('text/javascript', scripts[pathname])
    if (pathname !== '/') return void response.writeHead(404).end()
    answer(
      'text/html',
      '<!doctype html><html lang="en"><title>Fit</title><script type="module" src="/page.js"></script></html>',
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/?place=${place}`,
    outcome,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
