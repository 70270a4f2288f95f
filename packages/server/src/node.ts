import { CsvAnalyzerError } from '@csvanalyzer/core'
import { readConfig } from './config.ts'
import { startServer } from './start-server.ts'
import type { RunningServer } from './start-server.ts'

async function start(): Promise<RunningServer> {
  try {
    return await startServer(await readConfig(process.env))
  } catch (error) {
    const message = error instanceof CsvAnalyzerError ? error.message : error
    process.stderr.write(`csvanalyzer-server: ${message instanceof Error ? message.stack : message}\n`)
    process.exit(1)
  }
}

/** The first signal stops gracefully, a second one at once. */
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

stopOnSignal(await start())
