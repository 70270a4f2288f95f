import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { CsvAnalyzerError } from '@csvanalyzer/core'
import { fromEnvironment, MlflowError } from '@csvanalyzer/mlflow-client'
import type { Mlflow } from '@csvanalyzer/mlflow-client'

export type Role = 'api' | 'worker' | 'all'

/** Everything that the environment decides. */
export interface Config {
  readonly role: Role
  readonly port: number
  readonly host: string
  /** The address that people type; cookies and the origin check go by it. */
  readonly baseUrl: string
  readonly trustedOrigins: readonly string[]
  /** How many proxies in front append to X-Forwarded-For; 0 trusts none. */
  readonly trustedProxies: number
  readonly databaseUrl: string | null
  readonly dataFolder: string
  readonly restoreFrom: string | null
  readonly snapshotHours: number
  readonly snapshotsKept: number
  readonly secret: string
  readonly admin: { readonly email: string; readonly password: string } | null
  readonly signUp: boolean
  readonly maxUploadBytes: number
  readonly analysisThreads: number
  readonly trainingThreads: number
  /** Heap of one training thread. */
  readonly trainingMegabytes: number
  readonly requestsPerMinute: number
  /** Sign-ins and sign-ups from one address. */
  readonly attemptsPerMinute: number
  /** Trainings of one person that may wait or run at a time. */
  readonly jobsPerPerson: number
  readonly metricsToken: string | null
  readonly logLevel: string
  /** Where trainings are logged; null: nowhere but here. */
  readonly mlflow: Mlflow | null
  readonly mlflowExperiment: string
  readonly samplesFolder: string | null
  readonly appFolder: string | null
}

type Environment = { readonly [name: string]: string | undefined }

export async function readConfig(environment: Environment): Promise<Config> {
  const port = integer(environment, 'PORT', 3000, 0, 65_535)
  const dataFolder = resolve(environment.CSVA_DATA_DIR || 'data')
  const databaseUrl = environment.DATABASE_URL || null
  const role = choice(environment, 'CSVA_ROLE', ['all', 'api', 'worker'], 'all')
  if (databaseUrl === null && role !== 'all') {
    throw invalid('CSVA_ROLE', role, '"all" with the embedded database; set DATABASE_URL to run api and worker apart')
  }
  if (databaseUrl === null && integer(environment, 'CSVA_REPLICAS', 1, 1, 1000) > 1) {
    throw invalid('CSVA_REPLICAS', environment.CSVA_REPLICAS, '1 with the embedded database; set DATABASE_URL for more')
  }
  return {
    role,
    port,
    host: environment.HOST || '0.0.0.0',
    baseUrl: url(environment, 'CSVA_BASE_URL', `http://localhost:${port}`),
    trustedOrigins: list(environment.CSVA_TRUSTED_ORIGINS),
    trustedProxies: integer(environment, 'CSVA_TRUSTED_PROXIES', 0, 0, 10),
    databaseUrl,
    dataFolder,
    restoreFrom: environment.CSVA_RESTORE_FROM || null,
    snapshotHours: integer(environment, 'CSVA_SNAPSHOT_HOURS', 6, 0, 24 * 31),
    snapshotsKept: integer(environment, 'CSVA_SNAPSHOTS_KEPT', 7, 1, 1000),
    secret: environment.CSVA_SECRET || (await storedSecret(dataFolder)),
    admin: admin(environment),
    signUp: choice(environment, 'CSVA_SIGN_UP', ['open', 'closed'], 'open') === 'open',
    maxUploadBytes: integer(environment, 'CSVA_MAX_UPLOAD_MB', 512, 1, 1_000_000) * 1024 * 1024,
    analysisThreads: integer(environment, 'CSVA_ANALYSIS_THREADS', 1, 1, 64),
    trainingThreads: integer(environment, 'CSVA_TRAINING_THREADS', Math.max(1, availableParallelism() - 1), 1, 256),
    trainingMegabytes: integer(environment, 'CSVA_TRAINING_MEMORY_MB', 4096, 128, 1_000_000),
    requestsPerMinute: integer(environment, 'CSVA_REQUESTS_PER_MINUTE', 600, 1, 1_000_000),
    attemptsPerMinute: integer(environment, 'CSVA_SIGN_INS_PER_MINUTE', 10, 1, 1_000_000),
    jobsPerPerson: integer(environment, 'CSVA_JOBS_PER_PERSON', 20, 1, 1_000_000),
    metricsToken: environment.CSVA_METRICS_TOKEN || null,
    logLevel: choice(environment, 'CSVA_LOG_LEVEL', ['info', 'debug', 'warn', 'error', 'silent'], 'info'),
    mlflow: mlflow(environment),
    mlflowExperiment: environment.CSVA_MLFLOW_EXPERIMENT || 'CSV Analyzer',
    samplesFolder: environment.CSVA_SAMPLES_DIR || null,
    appFolder: environment.CSVA_APP_DIR || null,
  }
}

/** Made once and kept beside the data, so that a restart keeps everybody signed in. */
async function storedSecret(folder: string): Promise<string> {
  const path = join(folder, 'secret')
  await mkdir(folder, { recursive: true })
  try {
    await writeFile(path, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return (await readFile(path, 'utf8')).trim()
}

function admin(environment: Environment): Config['admin'] {
  const email = environment.CSVA_ADMIN_EMAIL
  const password = environment.CSVA_ADMIN_PASSWORD
  if (!email && !password) return null
  if (!email || !password) throw invalid('CSVA_ADMIN_EMAIL', email ?? '', 'both it and CSVA_ADMIN_PASSWORD, or neither')
  return { email, password }
}

function mlflow(environment: Environment): Mlflow | null {
  try {
    return fromEnvironment(environment)
  } catch (error) {
    if (!(error instanceof MlflowError)) throw error
    throw new CsvAnalyzerError('invalid-environment', error.message, {}, { cause: error })
  }
}

function integer(environment: Environment, name: string, fallback: number, min: number, max: number): number {
  const text = environment[name]
  if (text === undefined || text === '') return fallback
  const value = Number(text)
  if (!Number.isInteger(value) || value < min || value > max)
    throw invalid(name, text, `an integer from ${min} to ${max}`)
  return value
}

function choice<const T extends string>(environment: Environment, name: string, allowed: readonly T[], fallback: T): T {
  const text = environment[name]
  if (text === undefined || text === '') return fallback
  const found = allowed.find((each) => each === text)
  if (found === undefined) throw invalid(name, text, allowed.join(', '))
  return found
}

function url(environment: Environment, name: string, fallback: string): string {
  const text = environment[name] || fallback
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw invalid(name, text, 'an http or https address')
  return new URL(text).origin
}

function list(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function invalid(name: string, value: unknown, allowed: string): CsvAnalyzerError {
  return new CsvAnalyzerError('invalid-environment', `invalid ${name}: ${JSON.stringify(value)}; allowed: ${allowed}`, {
    name,
  })
}
