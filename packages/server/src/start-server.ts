import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { serve } from '@hono/node-server'
import type { ServerType } from '@hono/node-server'
import { createApp, createWorkerApp } from './app.ts'
import type { AppType } from './app.ts'
import { createAuth } from './auth/create-auth.ts'
import { ensureAdmin } from './auth/ensure-admin.ts'
import type { Config } from './config.ts'
import { openJobEvents } from './jobs/job-events.ts'
import { openJobQueue, usualTiming } from './jobs/job-queue.ts'
import type { QueueTiming } from './jobs/job-queue.ts'
import { sendToMlflow, startMlflowLog } from './jobs/mlflow-log.ts'
import { jobStore } from './jobs/job-store.ts'
import { startTrainingWorker } from './jobs/training-worker.ts'
import { createLogger } from './logger.ts'
import type { Logger } from './logger.ts'
import { watchKeyFigures } from './key-figure-gauges.ts'
import { createMetrics } from './metrics.ts'
import { rateWindowMilliseconds } from './middleware/limit-rate.ts'
import { packageVersion } from './package-files.ts'
import { allowedOrigins } from './middleware/refuse-foreign-origin.ts'
import { activityService } from './services/activity-service.ts'
import { adminService } from './services/admin-service.ts'
import { analysisPool } from './services/analysis-pool.ts'
import { authService } from './services/auth-service.ts'
import { datasetService } from './services/dataset-service.ts'
import { healthService } from './services/health-service.ts'
import { idempotency } from './services/idempotency.ts'
import { keyFigures } from './services/key-figures.ts'
import { keepRequestTally } from './services/request-tally.ts'
import { jobService } from './services/job-service.ts'
import { keyService } from './services/key-service.ts'
import { modelService } from './services/model-service.ts'
import { planService } from './services/plan-service.ts'
import { sampleService } from './services/sample-service.ts'
import type { Services } from './services/services.ts'
import type { Database } from './storage/database.ts'
import { openBlobStore } from './storage/open-blob-store.ts'
import { openDatabase } from './storage/open-database.ts'
import { sharedWindows } from './storage/shared-windows.ts'
import { writeSnapshot } from './storage/snapshots.ts'

export interface RunningServer {
  readonly app: Pick<AppType, 'request' | 'fetch' | 'routes'>
  /** Null without a socket. */
  readonly port: number | null
  readonly services: Services
  stop(): Promise<void>
}

export interface StartOptions {
  readonly log?: Logger
  readonly timing?: QueueTiming
  /** False: no socket; requests go through `app.request`. */
  readonly listen?: boolean
}

const analysisMegabytes = 4096
const drainMilliseconds = 5000

/** Opens everything in the order of need, and closes it in the reverse order. */
export async function startServer(
  config: Config,
  { log = createLogger(config.logLevel), timing = usualTiming, listen = true }: StartOptions = {},
): Promise<RunningServer> {
  const onError = (error: unknown) => log.error({ err: error }, 'background error')
  const blobOptions = { kind: 'local', folder: join(config.dataFolder, 'files') } as const
  const blobs = openBlobStore(blobOptions)
  const metrics = createMetrics(packageVersion)
  const stopping = new AbortController()

  const database = await openDatabase(config, onError)
  await database.migrate()
  const boss = await openJobQueue(database, onError, timing)
  const events = await openJobEvents(database)
  const store = jobStore(database, events)
  const auth = createAuth(database, {
    ...config,
    trustedOrigins: [...allowedOrigins(config.baseUrl, config.trustedOrigins)],
  })
  if (config.admin) await ensureAdmin(database, auth, config.admin)

  const analysis = analysisPool({
    threads: config.analysisThreads,
    megabytes: analysisMegabytes,
    blobs: blobOptions,
    maxBytes: config.maxUploadBytes,
  })
  const datasets = datasetService({ database, blobs, analysis, maxUploadBytes: config.maxUploadBytes })
  const plans = planService({ database, datasets, analysis })
  const figures = keyFigures(database)
  const tally = keepRequestTally(database, metrics, onError)
  const services: Services = {
    activity: activityService(database),
    admin: adminService(database, figures, tally),
    auth: authService(auth, config.baseUrl),
    datasets,
    health: healthService(database, boss, blobs),
    idempotency: idempotency(database),
    jobs: jobService({ database, boss, store, events, datasets, plans, jobsPerPerson: config.jobsPerPerson }),
    keys: keyService(database),
    models: modelService({ database, blobs, analysis, metrics }),
    plans,
    samples: sampleService(config.samplesFolder, datasets),
  }
  watchKeyFigures(metrics.registry, figures.read)

  const worker =
    config.role === 'api'
      ? null
      : await startTrainingWorker({
          database,
          boss,
          store,
          events,
          blobs,
          blobOptions,
          metrics,
          log,
          onModel: config.mlflow ? (jobId) => sendToMlflow(boss, jobId) : undefined,
          threads: config.trainingThreads,
          megabytes: config.trainingMegabytes,
        })
  if (worker && config.mlflow) {
    const { mlflow, mlflowExperiment: experimentName } = config
    await startMlflowLog({ database, boss, blobs, mlflow, experimentName, metrics, log })
  }
  const appDeps = { services, metrics, log, options: { ...config, appFolder: config.appFolder ?? builtPage() } }
  // The embedded database belongs to one process, which may as well count by itself.
  const rateStore = database.kind === 'postgres' ? sharedWindows(database, rateWindowMilliseconds) : undefined
  const app =
    config.role === 'worker'
      ? createWorkerApp(appDeps)
      : createApp({ ...appDeps, rateStore, stopping: stopping.signal })
  const server = listen ? await listening(app.fetch, config) : null
  const port = server === null ? null : (server.address() as AddressInfo).port
  if (port !== null) log.info({ port, role: config.role, database: database.kind, url: config.baseUrl }, 'listening')
  const snapshots = scheduleSnapshots(database, config, log)

  return {
    app,
    port,
    services,
    async stop() {
      services.health.stop()
      stopping.abort()
      clearInterval(snapshots)
      if (server) await closed(server)
      await worker?.close()
      await tally.close()
      await boss.stop({ graceful: true, timeout: drainMilliseconds })
      await events.close()
      await analysis.close()
      await snapshot(database, config, log)
      await database.close()
      log.info('stopped')
    },
  }
}

/** A large file may take long to arrive, headers may not; a proxy's idle connection is not closed before it does so. */
const serverOptions = { requestTimeout: 2 * 3600_000, headersTimeout: 20_000, keepAliveTimeout: 75_000 }

/** Bodies that nobody wants are read away by Node and by `discardRest`; cutting them off would lose the answer. */
function listening(fetch: Parameters<typeof serve>[0]['fetch'], { port, host }: Config): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: host, autoCleanupIncoming: false, serverOptions }, () =>
      resolve(server),
    )
    server.on('error', reject)
  })
}

/** Lets answers finish for a while, then cuts what is left. */
function closed(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), drainMilliseconds)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  })
}

function scheduleSnapshots(database: Database, config: Config, log: Logger): NodeJS.Timeout | undefined {
  if (config.snapshotHours === 0 || database.kind !== 'pglite') return undefined
  return setInterval(() => void snapshot(database, config, log), config.snapshotHours * 3600 * 1000).unref()
}

async function snapshot(
  database: Database,
  { dataFolder, snapshotsKept, snapshotHours }: Config,
  log: Logger,
): Promise<void> {
  if (snapshotHours === 0) return
  try {
    const path = await writeSnapshot(database, { folder: join(dataFolder, 'snapshots'), keep: snapshotsKept })
    if (path !== null) log.info({ path }, 'snapshot written')
  } catch (error) {
    log.error({ err: error }, 'snapshot failed')
  }
}

function builtPage(): string | null {
  try {
    const folder = join(
      dirname(createRequire(import.meta.url).resolve('@csvanalyzer/ui-kit/package.json')),
      'dist',
      'app',
    )
    return existsSync(folder) ? folder : null
  } catch {
    return null
  }
}
