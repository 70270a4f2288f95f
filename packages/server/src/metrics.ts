import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

export interface KeyFigures {
  readonly activeUsers: { readonly [window: string]: number }
  readonly modelsTrainedLastDay: number
  readonly jobs: { readonly [state: string]: number }
}

/** Everything that `/metrics` tells. Labels are closed sets: patterns of routes, never addresses, names or people. */
export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]

  const requests = new Counter({
    name: 'csvanalyzer_http_requests_total',
    help: 'Requests answered.',
    labelNames: ['method', 'route', 'status_code'] as const,
    registers,
  })
  const durations = new Histogram({
    name: 'csvanalyzer_http_request_duration_seconds',
    help: 'Time to answer a request.',
    labelNames: ['method', 'route', 'status_code'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  })
  const trainings = new Counter({
    name: 'csvanalyzer_training_runs_total',
    help: 'Training runs that have ended.',
    labelNames: ['task', 'algorithm', 'outcome'] as const,
    registers,
  })
  const trainingDurations = new Histogram({
    name: 'csvanalyzer_training_duration_seconds',
    help: 'Time of a training run.',
    labelNames: ['outcome'] as const,
    buckets: [1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600],
    registers,
  })
  const predictions = new Counter({
    name: 'csvanalyzer_predictions_total',
    help: 'Rows predicted.',
    labelNames: ['task'] as const,
    registers,
  })
  const uploadBytes = new Counter({ name: 'csvanalyzer_upload_bytes_total', help: 'Bytes uploaded.', registers })

  function watchKeyFigures(read: () => Promise<KeyFigures>): void {
    const figures = remembered(read, 10_000)
    const activeUsers = new Gauge({
      name: 'csvanalyzer_active_users',
      help: 'People who did something within the window.',
      labelNames: ['window'] as const,
      registers,
      async collect() {
        for (const [window, count] of Object.entries((await figures()).activeUsers)) activeUsers.set({ window }, count)
      },
    })
    const modelsTrained = new Gauge({
      name: 'csvanalyzer_models_trained_last_day',
      help: 'Models trained within the last 24 hours.',
      registers,
      async collect() {
        modelsTrained.set((await figures()).modelsTrainedLastDay)
      },
    })
    const jobs = new Gauge({
      name: 'csvanalyzer_jobs',
      help: 'Training jobs by state.',
      labelNames: ['state'] as const,
      registers,
      async collect() {
        jobs.reset()
        for (const [state, count] of Object.entries((await figures()).jobs)) jobs.set({ state }, count)
      },
    })
  }

  return {
    registry,
    uploadBytes,
    watchKeyFigures,
    request(method: string, route: string, status: number, seconds: number): void {
      const labels = { method, route, status_code: String(status) }
      requests.inc(labels)
      durations.observe(labels, seconds)
    },
    trainingStarted() {
      const begin = process.hrtime.bigint()
      return ({ task, learner, outcome }: { task: string; learner: string; outcome: string }) => {
        trainings.inc({ task, algorithm: learner, outcome })
        trainingDurations.observe({ outcome }, Number(process.hrtime.bigint() - begin) / 1e9)
      }
    },
    predicted(task: string, rows: number): void {
      predictions.inc({ task }, rows)
    },
    /** Requests answered and how many of them by 5xx, since the start of this process. */
    async requestCounts(): Promise<{
      readonly total: number
      readonly failed: number
      readonly meanSeconds: number | null
    }> {
      const { values } = await requests.get()
      const total = values.reduce((sum, { value }) => sum + value, 0)
      const failed = values
        .filter(({ labels }) => String(labels.status_code).startsWith('5'))
        .reduce((sum, { value }) => sum + value, 0)
      const seconds = (await durations.get()).values
        .filter(({ metricName }) => metricName?.endsWith('_sum'))
        .reduce((sum, { value }) => sum + value, 0)
      return { total, failed, meanSeconds: total > 0 ? seconds / total : null }
    },
  }
}

export type Metrics = ReturnType<typeof createMetrics>

/** Several gauges of one scrape ask the database once. */
function remembered<T>(read: () => Promise<T>, milliseconds: number): () => Promise<T> {
  let at = 0
  let value: Promise<T> | null = null
  return () => {
    if (!value || Date.now() - at > milliseconds) {
      at = Date.now()
      value = read()
      value.catch(() => (value = null))
    }
    return value
  }
}
