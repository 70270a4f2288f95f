import { Gauge } from 'prom-client'
import type { Registry } from 'prom-client'
import type { KeyFigures } from './services/key-figures.ts'

/** The figures that stand in the database and not in this process, read at most once in ten seconds. */
export function watchKeyFigures(registry: Registry, read: () => Promise<KeyFigures>): void {
  const figures = remembered(read, 10_000)

  function labelled<L extends string>(
    name: string,
    help: string,
    label: L,
    values: (figures: KeyFigures) => { readonly [value: string]: number | null },
  ): void {
    const gauge: Gauge<L> = new Gauge({
      name,
      help,
      labelNames: [label],
      registers: [registry],
      async collect() {
        gauge.reset()
        for (const [value, figure] of Object.entries(values(await figures()))) {
          if (figure !== null) gauge.labels(value).set(figure)
        }
      },
    })
  }

  function single(name: string, help: string, value: (figures: KeyFigures) => number): void {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        gauge.set(value(await figures()))
      },
    })
  }

  labelled('csvanalyzer_active_users', 'People who did something within the window.', 'window', (f) => f.activeUsers)
  labelled(
    'csvanalyzer_user_retention_ratio',
    'Share of the new accounts of 30 days that came back after a day, a week, a month.',
    'cohort',
    (f) => f.retention,
  )
  labelled('csvanalyzer_jobs', 'Training jobs by state.', 'state', (f) => f.jobs)
  single('csvanalyzer_models_trained_last_day', 'Models of the last 24 hours.', (f) => f.modelsTrainedLastDay)
  single('csvanalyzer_accounts', 'People with an account.', (f) => f.accounts)
  single('csvanalyzer_stored_bytes', 'Bytes of all uploaded files.', (f) => f.storedBytes)
  single(
    'csvanalyzer_training_longest_wait_seconds',
    'How long the oldest waiting training has waited.',
    (f) => f.longestWaitSeconds,
  )
}

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
