import { bodyLimit } from 'hono/body-limit'
import { etag } from 'hono/etag'
import { CsvAnalyzerError } from '@csvanalyzer/core'
import type { Store } from 'hono-rate-limiter'
import type { AppEnv } from './app-env.ts'
import type { Logger } from './logger.ts'
import type { Metrics } from './metrics.ts'
import { authenticate } from './middleware/authenticate.ts'
import { clientAddress } from './middleware/client-address.ts'
import { limitRate } from './middleware/limit-rate.ts'
import { observe } from './middleware/observe.ts'
import { allowedOrigins, refuseForeignOrigin } from './middleware/refuse-foreign-origin.ts'
import { securityHeaders } from './middleware/security-headers.ts'
import { problem, toProblem } from './problem.ts'
import { adminRoutes } from './routes/admin.ts'
import { appPage } from './routes/app-page.ts'
import { authRoutes } from './routes/auth.ts'
import { datasetRoutes } from './routes/datasets.ts'
import { docsPage } from './routes/docs-page.ts'
import { jobRoutes } from './routes/jobs.ts'
import { keyRoutes } from './routes/keys.ts'
import { modelRoutes } from './routes/models.ts'
import { openapiApp } from './routes/openapi-app.ts'
import { describeApi } from './routes/openapi-document.ts'
import { operationRoutes } from './routes/operations.ts'
import { sampleRoutes } from './routes/samples.ts'
import { sendProblem } from './send-problem.ts'
import type { Services } from './services/services.ts'

export interface AppDeps {
  readonly services: Services
  readonly metrics: Metrics
  readonly log: Logger
  readonly options: AppOptions
  /** Where requests are counted for the limit; absent: in this process. */
  readonly rateStore?: Store<AppEnv>
  /** Fires when the process is about to stop: event streams end. */
  readonly stopping: AbortSignal
}

export interface AppOptions {
  readonly baseUrl: string
  readonly trustedOrigins: readonly string[]
  readonly trustedProxies: number
  readonly requestsPerMinute: number
  readonly maxUploadBytes: number
  readonly metricsToken: string | null
  readonly appFolder: string | null
}

const maxJsonBytes = 8 * 1024 * 1024

/** The whole server as one function from Request to Response. */
export function createApp({ services, metrics, log, options, rateStore, stopping }: AppDeps) {
  const app = baseApp({ metrics, log, options })
  app.use('/api/*', limitRate(options.requestsPerMinute, rateStore))
  app.use('/api/*', refuseForeignOrigin(allowedOrigins(options.baseUrl, options.trustedOrigins)))
  app.use('/api/*', authenticate(services))
  app.use('/api/*', limitJson())

  const api = app
    .route('/', operationRoutes(services, metrics, options.metricsToken))
    .route('/api/v1/auth', authRoutes(services))
    .route('/api/v1/keys', keyRoutes(services))
    .route('/api/v1/samples', sampleRoutes(services))
    .route('/api/v1/datasets', datasetRoutes(services, options.maxUploadBytes))
    .route('/api/v1/jobs', jobRoutes(services, stopping))
    .route('/api/v1/models', modelRoutes(services))
    .route('/api/v1/admin', adminRoutes(services))
  describeApi(app)
  app.use('/openapi.json', etag())
  app.route('/docs/api', docsPage())
  app.route('/', appPage(options.appFolder))
  return api
}

/** Of a process that only trains: health and figures, nothing else. */
export function createWorkerApp({ services, metrics, log, options }: Omit<AppDeps, 'stopping' | 'rateStore'>) {
  const app = baseApp({ metrics, log, options })
  return app.route('/', operationRoutes(services, metrics, options.metricsToken))
}

export type AppType = ReturnType<typeof createApp>

/** What every answer has: a number, a measure, headers, and a problem where it fails. */
function baseApp({ metrics, log, options }: Pick<AppDeps, 'metrics' | 'log' | 'options'>) {
  const app = openapiApp()
  app.onError((error, c) => {
    const found = toProblem(error)
    if (found.status < 500) return sendProblem(c, found)
    if (c.req.raw.signal.aborted) {
      c.get('log')?.info({ err: error }, 'the client left')
      return sendProblem(c, problem('client-closed-request', 'the client closed the connection before the answer'))
    }
    c.get('log')?.error({ err: error }, 'request failed')
    return sendProblem(c, found)
  })
  app.notFound((c) => sendProblem(c, problem('not-found', `there is nothing at ${c.req.method} ${c.req.path}`)))

  app.use(
    '*',
    clientAddress(options.trustedProxies),
    observe(log, metrics),
    securityHeaders(options.baseUrl.startsWith('https:')),
  )
  return app
}

/** JSON bodies are read whole and so are bounded; files are not, and are counted as they stream. */
function limitJson() {
  const limit = bodyLimit({
    maxSize: maxJsonBytes,
    onError: () => {
      throw new CsvAnalyzerError('too-large', `a JSON body may have at most ${maxJsonBytes} bytes`, {
        maxBytes: maxJsonBytes,
      })
    },
  })
  return ((c, next) =>
    /^application\/json\b/i.test(c.req.header('content-type') ?? '') ? limit(c, next) : next()) satisfies ReturnType<
    typeof bodyLimit
  >
}
