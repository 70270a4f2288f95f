import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { freePort } from './support/free-port.ts'
import { temporaryFolder } from './support/server.ts'
import { until } from './support/until.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

test('npm start stops when only the shell of npm is told to', async () => {
  const port = await freePort()
  const shell = spawn('sh', ['-c', 'node scripts/start.js; true'], {
    cwd: root,
    env: {
      ...process.env,
      npm_lifecycle_event: 'start',
      PORT: String(port),
      CSVA_DATA_DIR: await temporaryFolder(),
      CSVA_SNAPSHOT_HOURS: '0',
    },
    stdio: 'ignore',
    detached: true,
  })
  onTestFinished(() => void endGroup(shell.pid!))
  const isHealthy = async () => (await fetch(`http://127.0.0.1:${port}/healthz`)).ok
  await until(isHealthy, 100)
  shell.kill('SIGTERM')
  expect(
    await until(
      () =>
        isHealthy().then(
          () => false,
          () => true,
        ),
      30,
    ),
  ).toBe(true)
}, 150_000)

/** Whoever is left of a process group. */
function endGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL')
  } catch {
    // nobody is left
  }
}
