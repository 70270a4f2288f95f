import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildIfStale } from './lib/build.js'
import { installIfNeeded } from './lib/install.js'
import { orSayWhy } from './lib/or-say-why.js'
import { root } from './lib/root.js'
import { toolEnvironment } from './lib/run.js'

await orSayWhy(async () => {
  await installIfNeeded()
  await buildIfStale()
  serve()
})

/** The server on a database, a file store and sample data of this folder; any variable that is set already wins. */
function serve() {
  const defaults = {
    PORT: '3000',
    CSVA_DATA_DIR: join(root, 'data'),
    CSVA_SAMPLES_DIR: join(root, 'examples/data'),
    CSVA_APP_DIR: join(root, 'packages/ui-kit/dist/app'),
  }
  const env = { ...defaults, ...toolEnvironment() }
  const server = spawn('node', [join(root, 'packages/server/bin/csvanalyzer-server.js')], {
    cwd: root,
    env,
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
  stopWithNpm(server)
  server.on('exit', (code) => process.exit(code ?? 0))
  sayWhenReady(`http://localhost:${env.PORT}`)
}

/** npm passes a signal to its shell only, which ends without a word: whoever is left without it stops too. */
function stopWithNpm(server) {
  if (process.env.npm_lifecycle_event !== 'start') return
  const shell = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(watch)
    server.kill('SIGTERM')
  }, 250)
  watch.unref()
}

async function sayWhenReady(url) {
  while (!(await answers(url))) await new Promise((resolve) => setTimeout(resolve, 200))
  console.log(`CSV Analyzer is at ${url}`)
}

async function answers(url) {
  try {
    return (await fetch(`${url}/healthz`)).ok
  } catch {
    return false
  }
}
