import { build } from 'esbuild'

/** One function, bundled for a page, its worker and Node. */
export interface Bundle {
  readonly page: string
  readonly worker: string
  readonly node: string
  /** Whether the page's policy lets it compile WebAssembly. */
  readonly allowsWasm?: boolean
}

// Each fetches or reads the input, runs, and sends back what came of it.
const wrappers: { readonly [K in 'page' | 'worker' | 'node']: string } = {
  page: `
    const send = (path, outcome) => fetch(path, { method: 'POST', body: JSON.stringify(outcome) })
    const worker = new Worker('/worker.js')
    worker.onerror = (event) => send('/worker', { error: event.message })
    addEventListener('securitypolicyviolation', (event) => send('/page', { error: event.violatedDirective }))
    fetch('/input').then((response) => response.json()).then(run)
      .then((value) => send('/page', { value }), (error) => send('/page', { error: String(error.stack) }))`,
  worker: `
    const send = (outcome) => fetch('/worker', { method: 'POST', body: JSON.stringify(outcome) })
    fetch('/input').then((response) => response.json()).then(run)
      .then((value) => send({ value }), (error) => send({ error: String(error.stack) }))`,
  node: `
    let text = ''
    process.stdin.setEncoding('utf8').on('data', (part) => { text += part }).on('end', () => {
      run(JSON.parse(text)).then((value) => process.stdout.write(JSON.stringify(value)))
    })`,
}

/** Bundles the module at `entry`, which exports `run(input)`: JSON goes in, JSON comes out. */
export async function bundleRun(entry: string): Promise<Bundle> {
  const [page, worker, node] = await Promise.all(
    (['page', 'worker', 'node'] as const).map(async (kind) => {
      const { outputFiles } = await build({
        stdin: {
          contents: `import { run } from ${JSON.stringify(entry)}\n${wrappers[kind]}`,
          resolveDir: '.',
          loader: 'ts',
        },
        bundle: true,
        write: false,
        format: 'iife',
        target: 'es2022',
        platform: kind === 'node' ? 'node' : 'browser',
        logLevel: 'silent',
      })
      return outputFiles[0].text
    }),
  )
  return { page, worker, node }
}
