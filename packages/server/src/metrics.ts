import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

export interface RequestTally {
  readonly total: number
  /** By the server: 5xx. */
  readonly failed: number
  readonly seconds: number
}

/** Everything that `/metrics` tells. Labels are closed sets: patterns of routes, never addresses, names or people. */
export function createMetrics(version: string) {
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
  const trainingWaits = new Histogram({
    name: 'csvanalyzer_training_wait_seconds',
    help: 'Time from asking for a training to its start.',
    buckets: [0.5, 1, 2, 5, 10, 30, 60, 300, 1800],
    registers,
  })
  const mlflowRuns = new Counter({
    name: 'csvanalyzer_mlflow_runs_total',
    help: 'Trainings written to MLflow, or not.',
    labelNames: ['outcome'] as const,
    registers,
  })
  const predictions = new Counter({
    name: 'csvanalyzer_predictions_total',
    help: 'Rows predicted.',
    labelNames: ['task'] as const,
    registers,
  })
  const uploadBytes = new Counter({ name: 'csvanalyzer_upload_bytes_total', help: 'Bytes uploaded.', registers })
  new Gauge({
    name: 'csvanalyzer_build_info',
    help: 'Which version runs.',
    labelNames: ['version'] as const,
    registers,
  }).set({ version }, 1)
  let tally: RequestTally = nothing

  return {
    registry,
    uploadBytes,
    request(method: string, route: string, status: number, seconds: number): void {
      const labels = { method, route, status_code: String(status) }
      requests.inc(labels)
      durations.observe(labels, seconds)
      tally = {
        total: tally.total + 1,
        failed: tally.failed + (status >= 500 ? 1 : 0),
        seconds: tally.seconds + seconds,
      }
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
    waited(seconds: number): void {
      trainingWaits.observe(seconds)
    },
    mlflowRun(outcome: 'logged' | 'failed'): void {
      mlflowRuns.inc({ outcome })
    },
    /** What has been answered since it was last asked. */
    takeTally(): RequestTally {
      const taken = tally
      tally = nothing
      return taken
    },
  }
}

const nothing: RequestTally = { total: 0, failed: 0, seconds: 0 }

export type Metrics = ReturnType<typeof createMetrics>
