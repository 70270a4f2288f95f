import { onTestFinished } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { createLogger } from '../../src/logger.ts'
import { startServer } from '../../src/start-server.ts'
import { temporaryFolder } from './server.ts'

/** A replica on a database that another server has too. */
export async function createServer(databaseUrl: string, environment: { readonly [name: string]: string }) {
  const config = await readConfig({
    CSVA_DATA_DIR: await temporaryFolder(),
    DATABASE_URL: databaseUrl,
    CSVA_ROLE: 'api',
    ...environment,
  })
  const server = await startServer(config, { log: createLogger('silent'), listen: false })
  onTestFinished(() => server.stop())
  return { request: (path: string) => Promise.resolve(server.app.request(path)) }
}
