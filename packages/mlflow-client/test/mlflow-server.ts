import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { wait } from '../src/wait.ts'

export interface MlflowServer {
  readonly trackingUri: string
  stop(): Promise<void>
}

/** Starts the MLflow server of a Python environment on a free port, with a database of its own. */
export async function startMlflow(python: string): Promise<MlflowServer> {
  const folder = mkdtempSync(join(tmpdir(), 'mlflow-'))
  const port = await freePort()
  const server = spawn(
    join(dirname(python), 'mlflow'),
    [
      ...['server', '--host', '127.0.0.1', '--port', String(port), '--workers', '1'],
      ...['--backend-store-uri', `sqlite:///${folder}/mlflow.db`, '--artifacts-destination', join(folder, 'artifacts')],
    ],
    // Its queue of jobs is seven more processes, and nothing here asks for any.
    {
      cwd: folder,
      stdio: 'ignore',
      detached: true,
      env: { ...process.env, MLFLOW_SERVER_ENABLE_JOB_EXECUTION: 'false' },
    },
  )
  const trackingUri = `http://127.0.0.1:${port}`
  await untilHealthy(trackingUri, server)
  return {
    trackingUri,
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      // The server starts processes of its own; the whole group ends.
      process.kill(-server.pid!, 'SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}

async function untilHealthy(trackingUri: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt++) {
    if (server.exitCode !== null) throw new Error(`mlflow server ended with exit code ${server.exitCode}`)
    const answer = await fetch(`${trackingUri}/health`).catch(() => null)
    if (answer?.ok) return
    await wait(250)
  }
  throw new Error('mlflow server did not become healthy')
}
