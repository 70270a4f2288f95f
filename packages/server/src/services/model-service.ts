import { CsvAnalyzerError } from '@csvanalyzer/core'
import type { Evaluation, Finding, InputRow, Leaderboard, PredictedRow } from '@csvanalyzer/core'
import { and, eq, sql } from 'drizzle-orm'
import type { Principal } from '../auth/principal.ts'
import type { Metrics } from '../metrics.ts'
import { blobKeys } from '../storage/blob-keys.ts'
import type { BlobStore } from '../storage/blob-store.ts'
import type { Database } from '../storage/database.ts'
import { model, predictionCount } from '../storage/schema.ts'
import type { Analysis, ExportedFile, ModelSchema } from './analysis.ts'
import type { Page } from './cursor.ts'
import { newestFirst, toPage } from './newest-first.ts'
import type { PageRequest } from './newest-first.ts'

type ModelRow = typeof model.$inferSelect

export interface ModelInfo {
  readonly id: string
  readonly name: string
  readonly datasetId: string
  readonly target: string
  readonly task: string
  readonly learner: string
  readonly metric: string
  readonly score: number | null
  readonly lower: number | null
  readonly upper: number | null
  /** The score of always answering the same. */
  readonly baseline: number | null
  readonly hash: string
  readonly byteCount: number
  readonly trainingSeconds: number
  /** Of the run in MLflow, where one was logged. */
  readonly mlflowRunId: string | null
  readonly createdAt: string
}

export interface ModelDeps {
  readonly database: Database
  readonly blobs: BlobStore
  readonly analysis: Analysis
  readonly metrics: Metrics
}

export function modelService({ database: { orm }, blobs, analysis, metrics }: ModelDeps) {
  async function list(
    principal: Principal,
    page: PageRequest & { readonly datasetId?: string },
  ): Promise<Page<ModelInfo>> {
    const { orderBy, after } = newestFirst(model, page.cursor)
    const ofDataset = page.datasetId === undefined ? undefined : eq(model.datasetId, page.datasetId)
    const rows = await orm
      .select()
      .from(model)
      .where(and(eq(model.ownerId, principal.userId), ofDataset, after))
      .orderBy(...orderBy)
      .limit(page.limit + 1)
    return toPage(rows, page.limit, toInfo)
  }

  async function own(principal: Principal, id: string): Promise<ModelRow> {
    const [row] = await orm
      .select()
      .from(model)
      .where(and(eq(model.id, id), eq(model.ownerId, principal.userId)))
    if (!row) throw new CsvAnalyzerError('not-found', `there is no model ${id}`, { id })
    return row
  }

  async function get(principal: Principal, id: string): Promise<ModelInfo & { readonly schema: ModelSchema }> {
    return { ...toInfo(await own(principal, id)), schema: await analysis.schema(id) }
  }

  async function document<T>(principal: Principal, id: string, key: (id: string) => string): Promise<T> {
    await own(principal, id)
    return JSON.parse((await blobs.read(key(id))).toString('utf8')) as T
  }

  async function predict(
    principal: Principal,
    id: string,
    rows: readonly InputRow[],
    signal?: AbortSignal,
  ): Promise<readonly PredictedRow[]> {
    const row = await own(principal, id)
    const predictions = await analysis.predict(id, rows, signal)
    metrics.predicted(row.task, rows.length)
    await count(id, rows.length)
    return predictions
  }

  async function count(modelId: string, rows: number): Promise<void> {
    await orm
      .insert(predictionCount)
      .values({ modelId, day: today(), count: rows })
      .onConflictDoUpdate({
        target: [predictionCount.modelId, predictionCount.day],
        set: { count: sql`${predictionCount.count} + ${rows}` },
      })
  }

  async function exportModel(
    principal: Principal,
    id: string,
    format: string,
    signal?: AbortSignal,
  ): Promise<ExportedFile> {
    await own(principal, id)
    return analysis.exportModel(id, format, signal)
  }

  async function remove(principal: Principal, id: string): Promise<void> {
    await own(principal, id)
    await orm.delete(model).where(eq(model.id, id))
    await analysis.forget(id)
    await blobs.deleteAll(blobKeys.model(id))
  }

  return {
    list,
    get,
    predict,
    exportModel,
    remove,
    leaderboard: (principal: Principal, id: string) => document<Leaderboard>(principal, id, blobKeys.leaderboard),
    evaluation: (principal: Principal, id: string) => document<Evaluation>(principal, id, blobKeys.evaluation),
    findings: (principal: Principal, id: string) => document<readonly Finding[]>(principal, id, blobKeys.findings),
  }
}

export type ModelService = ReturnType<typeof modelService>

function today(): string {
  return new Date().toISOString().slice(0, 10)
}

function toInfo(row: ModelRow): ModelInfo {
  const { ownerId: _, createdAt, ...rest } = row
  return { ...rest, createdAt: createdAt.toISOString() }
}
