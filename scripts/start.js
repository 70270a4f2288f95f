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

function serve() {
  const server = spawn('node', [join(root, 'packages/server/bin/csvanalyzer-server.js')], {
    cwd: root,
    env: toolEnvironment({ PORT: process.env.PORT ?? '3000', DATA_DIR: process.env.DATA_DIR ?? join(root, 'data') }),
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
  server.on('exit', (code) => (process.exitCode = code ?? 0))
}
