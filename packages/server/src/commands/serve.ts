import type { Config } from '../config.ts'
import { startServer } from '../start-server.ts'
import type { RunningServer } from '../start-server.ts'

/** Runs until a signal: the first stops gracefully, a second one at once. */
export async function serve(config: Config): Promise<void> {
  stopOnSignal(await startServer(config))
}

function stopOnSignal(server: RunningServer): void {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1)
      stopping = true
      server.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`csvanalyzer-server: ${String(error)}\n`)
          process.exit(1)
        },
      )
    })
  }
}
