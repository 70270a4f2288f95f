import { sql } from 'drizzle-orm'
import {
  bigint,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { CleaningPlan, JsonObject, SessionLoadOptions } from '@csvanalyzer/core'
import type { JobProblem, JobState, TrainingSpec } from '../jobs/training-spec.ts'
import { user } from './auth-schema.ts'

const moment = (name: string) => timestamp(name, { withTimezone: true })
const owner = () =>
  text('owner_id')
    .notNull()
    .references(() => user.id, { onDelete: 'cascade' })

/** A column as lists show it; the whole summary stands in the file store. */
export interface ColumnMark {
  readonly name: string
  readonly type: string
}

export const apiKey = pgTable(
  'api_key',
  {
    id: uuid('id').primaryKey(),
    ownerId: owner(),
    name: text('name').notNull(),
    /** The first characters of the key, to recognise it by. */
    prefix: text('prefix').notNull(),
    /** SHA-256 of the whole key, hex; the key itself is never stored. */
    hash: text('hash').notNull(),
    scopes: jsonb('scopes').$type<readonly string[]>().notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    expiresAt: moment('expires_at'),
    lastUsedAt: moment('last_used_at'),
    revokedAt: moment('revoked_at'),
  },
  (table) => [uniqueIndex('api_key_hash').on(table.hash), index('api_key_owner').on(table.ownerId)],
)

export const dataset = pgTable(
  'dataset',
  {
    id: uuid('id').primaryKey(),
    ownerId: owner(),
    name: text('name').notNull(),
    sha256: text('sha256').notNull(),
    byteCount: bigint('byte_count', { mode: 'number' }).notNull(),
    rowCount: integer('row_count').notNull(),
    columnCount: integer('column_count').notNull(),
    columns: jsonb('columns').$type<readonly ColumnMark[]>().notNull(),
    loadOptions: jsonb('load_options').$type<SessionLoadOptions>().notNull(),
    target: text('target'),
    /** Grows with every change of the plan, the load options or the name: the ETag. */
    version: integer('version').notNull().default(1),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [index('dataset_owner').on(table.ownerId, table.createdAt)],
)

/** Every plan that a dataset has had; the newest one counts. Nothing is overwritten. */
export const datasetPlan = pgTable(
  'dataset_plan',
  {
    datasetId: uuid('dataset_id')
      .notNull()
      .references(() => dataset.id, { onDelete: 'cascade' }),
    version: integer('version').notNull(),
    plan: jsonb('plan').$type<CleaningPlan>().notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.datasetId, table.version] })],
)

export const job = pgTable(
  'job',
  {
    id: uuid('id').primaryKey(),
    ownerId: owner(),
    datasetId: uuid('dataset_id')
      .notNull()
      .references(() => dataset.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<'train'>().notNull(),
    state: text('state').$type<JobState>().notNull(),
    spec: jsonb('spec').$type<TrainingSpec>().notNull(),
    attempt: integer('attempt').notNull().default(0),
    problem: jsonb('problem').$type<JobProblem>(),
    stopRequested: text('stop_requested').$type<'cancel' | 'keep-best'>(),
    createdAt: moment('created_at').notNull().defaultNow(),
    startedAt: moment('started_at'),
    finishedAt: moment('finished_at'),
  },
  (table) => [
    index('job_owner').on(table.ownerId, table.createdAt),
    index('job_dataset').on(table.datasetId),
    index('job_state').on(table.state),
  ],
)

/** What a job has reported; `seq` is the Last-Event-ID of the event stream. */
export const jobEvent = pgTable(
  'job_event',
  {
    jobId: uuid('job_id')
      .notNull()
      .references(() => job.id, { onDelete: 'cascade' }),
    seq: integer('seq').notNull(),
    type: text('type').notNull(),
    data: jsonb('data').$type<JsonObject>().notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.jobId, table.seq] })],
)

/** A trained model: its id is the id of the job that made it, so that a repeated job overwrites itself. */
export const model = pgTable(
  'model',
  {
    id: uuid('id').primaryKey(),
    ownerId: owner(),
    datasetId: uuid('dataset_id')
      .notNull()
      .references(() => dataset.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    target: text('target').notNull(),
    task: text('task').notNull(),
    learner: text('learner').notNull(),
    metric: text('metric').notNull(),
    score: doublePrecision('score'),
    lower: doublePrecision('lower'),
    upper: doublePrecision('upper'),
    baseline: doublePrecision('baseline'),
    hash: text('hash').notNull(),
    byteCount: bigint('byte_count', { mode: 'number' }).notNull(),
    trainingSeconds: doublePrecision('training_seconds').notNull(),
    /** Of the run in MLflow, where one was logged. */
    mlflowRunId: text('mlflow_run_id'),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [index('model_owner').on(table.ownerId, table.createdAt), index('model_created').on(table.createdAt)],
)

/** Predictions made per model and day. */
export const predictionCount = pgTable(
  'prediction_count',
  {
    modelId: uuid('model_id')
      .notNull()
      .references(() => model.id, { onDelete: 'cascade' }),
    day: date('day').notNull(),
    count: bigint('count', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.modelId, table.day] })],
)

/** Days on which a person did something. */
export const userActivity = pgTable(
  'user_activity',
  {
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    day: date('day').notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.day] }), index('user_activity_day').on(table.day)],
)

/** Answers to requests that carried an Idempotency-Key, kept for a day. */
export const idempotentRequest = pgTable(
  'idempotent_request',
  {
    ownerId: owner(),
    key: text('key').notNull(),
    /** SHA-256 of the route and the body. */
    fingerprint: text('fingerprint').notNull(),
    /** Null while the first request is still being answered. */
    response: jsonb('response').$type<JsonObject>(),
    createdAt: moment('created_at')
      .notNull()
      .default(sql`now()`),
  },
  (table) => [primaryKey({ columns: [table.ownerId, table.key] }), index('idempotent_request_age').on(table.createdAt)],
)

/** Requests counted within a window of time, so that a limit holds for all replicas together. */
export const requestWindow = pgTable(
  'request_window',
  {
    key: text('key').primaryKey(),
    count: integer('count').notNull(),
    endsAt: moment('ends_at').notNull(),
  },
  (table) => [index('request_window_end').on(table.endsAt)],
)

/** What all processes together answered on a day. */
export const requestDay = pgTable('request_day', {
  day: date('day').primaryKey(),
  total: bigint('total', { mode: 'number' }).notNull(),
  /** By the server: 5xx. */
  failed: bigint('failed', { mode: 'number' }).notNull(),
  seconds: doublePrecision('seconds').notNull(),
})
