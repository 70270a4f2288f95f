import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { CsvAnalyzerError } from '@csvanalyzer/core'
import type { DatasetSummary, Profile, RowsPage, RowsRequest, SessionLoadOptions } from '@csvanalyzer/core'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Principal } from '../auth/principal.ts'
import { blobKeys } from '../storage/blob-keys.ts'
import type { BlobStore } from '../storage/blob-store.ts'
import type { Database } from '../storage/database.ts'
import { dataset, job, model } from '../storage/schema.ts'
import type { ColumnMark } from '../storage/schema.ts'
import type { Analysis, DatasetRef } from './analysis.ts'
import type { Page } from './cursor.ts'
import { limitBytes } from './limit-bytes.ts'
import { newestFirst, toPage } from './newest-first.ts'
import type { PageRequest } from './newest-first.ts'

export type DatasetRow = typeof dataset.$inferSelect

/** A dataset as lists show it. */
export interface DatasetInfo {
  readonly id: string
  readonly name: string
  readonly byteCount: number
  readonly rowCount: number
  readonly columnCount: number
  /** At most the first 500 columns. */
  readonly columns: readonly ColumnMark[]
  readonly target: string | null
  readonly version: number
  readonly createdAt: string
  readonly updatedAt: string
}

export interface Upload {
  readonly name: string
  readonly content: Readable
  readonly loadOptions: SessionLoadOptions
  readonly signal?: AbortSignal
}

export interface DatasetDeps {
  readonly database: Database
  readonly blobs: BlobStore
  readonly analysis: Analysis
  readonly maxUploadBytes: number
}

const markedColumns = 500

export function datasetService({ database: { orm }, blobs, analysis, maxUploadBytes }: DatasetDeps) {
  /** Streams to the store, loads once to see that it is a table, then records it; a file that cannot be read is removed. */
  async function upload(principal: Principal, { name, content, loadOptions, signal }: Upload): Promise<DatasetInfo> {
    const id = randomUUID()
    try {
      const counted = limitBytes(content, maxUploadBytes)
      const { byteCount } = await blobs.put(blobKeys.datasetSource(id), counted.stream)
      const summary = await analysis.load({ id, name, loadOptions }, signal)
      await blobs.put(blobKeys.datasetSummary(id), JSON.stringify(summary))
      const [row] = await orm
        .insert(dataset)
        .values({
          id,
          ownerId: principal.userId,
          name,
          byteCount,
          sha256: counted.sha256(),
          loadOptions,
          ...marks(summary),
        })
        .returning()
      return toInfo(row)
    } catch (error) {
      await forgetFiles(id)
      throw error
    }
  }

  async function list(principal: Principal, { limit, cursor }: PageRequest): Promise<Page<DatasetInfo>> {
    const { orderBy, after } = newestFirst(dataset, cursor)
    const rows = await orm
      .select()
      .from(dataset)
      .where(and(eq(dataset.ownerId, principal.userId), after))
      .orderBy(...orderBy)
      .limit(limit + 1)
    return toPage(rows, limit, toInfo)
  }

  /** Someone else's dataset is not told apart from none. */
  async function own(principal: Principal, id: string): Promise<DatasetRow> {
    const [row] = await orm
      .select()
      .from(dataset)
      .where(and(eq(dataset.id, id), eq(dataset.ownerId, principal.userId)))
    if (!row) throw new CsvAnalyzerError('not-found', `there is no dataset ${id}`, { id })
    return row
  }

  async function get(principal: Principal, id: string): Promise<DatasetInfo & { readonly summary: DatasetSummary }> {
    const row = await own(principal, id)
    const summary = JSON.parse((await blobs.read(blobKeys.datasetSummary(id))).toString('utf8')) as DatasetSummary
    return { ...toInfo(row), summary }
  }

  /** Reads the file again under other options: "did we read it right?". Plans made before stay in the history. */
  async function reload(
    principal: Principal,
    id: string,
    change: { readonly name?: string; readonly loadOptions?: SessionLoadOptions; readonly expectedVersion: number },
  ): Promise<DatasetInfo> {
    const row = await own(principal, id)
    checkVersion(row, change.expectedVersion)
    const next = { name: change.name ?? row.name, loadOptions: change.loadOptions ?? row.loadOptions }
    const summary = await analysis.load({ id, ...next })
    const [updated] = await orm
      .update(dataset)
      .set({ ...next, ...marks(summary), version: sql`${dataset.version} + 1`, updatedAt: new Date() })
      .where(and(eq(dataset.id, id), eq(dataset.version, row.version)))
      .returning()
    if (!updated) throw versionMismatch(id)
    await blobs.put(blobKeys.datasetSummary(id), JSON.stringify(summary))
    return toInfo(updated)
  }

  async function remove(principal: Principal, id: string): Promise<void> {
    await own(principal, id)
    const active = await orm
      .select({ id: job.id })
      .from(job)
      .where(and(eq(job.datasetId, id), inArray(job.state, ['queued', 'running'])))
      .limit(1)
    if (active.length > 0) {
      throw new CsvAnalyzerError('dataset-in-use', 'a training runs on this dataset; cancel it first', {
        jobId: active[0].id,
      })
    }
    const models = await orm.select({ id: model.id }).from(model).where(eq(model.datasetId, id))
    await orm.delete(dataset).where(eq(dataset.id, id))
    await forgetFiles(id)
    for (const each of models) {
      await analysis.forget(each.id)
      await blobs.deleteAll(blobKeys.model(each.id))
    }
  }

  async function rows(principal: Principal, id: string, request: RowsRequest, signal?: AbortSignal): Promise<RowsPage> {
    return analysis.rows(toRef(await own(principal, id)), request, signal)
  }

  async function profile(
    principal: Principal,
    id: string,
    target: string | null,
    signal?: AbortSignal,
  ): Promise<Profile> {
    return analysis.profile(toRef(await own(principal, id)), target, signal)
  }

  async function source(
    principal: Principal,
    id: string,
  ): Promise<{ readonly row: DatasetRow; readonly content: Readable }> {
    const row = await own(principal, id)
    return { row, content: await blobs.get(blobKeys.datasetSource(id)) }
  }

  async function forgetFiles(id: string): Promise<void> {
    await analysis.forget(id)
    await blobs.deleteAll(blobKeys.dataset(id))
  }

  return { upload, list, own, get, reload, remove, rows, profile, source }
}

export type DatasetService = ReturnType<typeof datasetService>

export function toRef({ id, name, loadOptions }: DatasetRow): DatasetRef {
  return { id, name, loadOptions }
}

export function checkVersion(row: DatasetRow, expected: number): void {
  if (row.version !== expected) throw versionMismatch(row.id)
}

export function versionMismatch(id: string): CsvAnalyzerError {
  return new CsvAnalyzerError(
    'version-mismatch',
    'the dataset was changed in the meantime; read it again and repeat the change on its present version',
    { id },
  )
}

function marks({ rowCount, columns }: DatasetSummary) {
  const marked = columns.slice(0, markedColumns).map(({ name, type }) => ({ name, type }))
  return { rowCount, columnCount: columns.length, columns: marked }
}

function toInfo(row: DatasetRow): DatasetInfo {
  const { id, name, byteCount, rowCount, columnCount, columns, target, version } = row
  const times = { createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() }
  return { id, name, byteCount, rowCount, columnCount, columns, target, version, ...times }
}
