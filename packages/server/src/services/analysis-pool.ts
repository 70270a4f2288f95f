import { CsvAnalyzerError } from '@csvanalyzer/core'
import type { JsonValue } from '@csvanalyzer/core'
import { Piscina } from 'piscina'
import { threadFile } from '../package-files.ts'
import type { BlobStoreOptions } from '../storage/blob-store.ts'
import type { Analysis } from './analysis.ts'

/** An answer instead of an exception: what crosses a thread loses its class. */
export type ThreadAnswer<T> =
  | { readonly value: T }
  | {
      readonly error: {
        readonly code: string
        readonly message: string
        readonly details: { readonly [key: string]: JsonValue }
      }
    }

export interface AnalysisPoolOptions {
  readonly threads: number
  readonly megabytes: number
  readonly blobs: BlobStoreOptions
  /** Of a file once unpacked: a small archive must not fill the memory. */
  readonly maxBytes: number
}

/**
 * Threads that keep the datasets and models that they were last asked about. What belongs to one id always goes to the
 * same thread, so that it is loaded once.
 */
export function analysisPool({ threads, megabytes, blobs, maxBytes }: AnalysisPoolOptions): Analysis {
  const pools = Array.from(
    { length: threads },
    () =>
      new Piscina({
        filename: threadFile('analysis-thread'),
        minThreads: 0,
        maxThreads: 1,
        idleTimeout: 10 * 60_000,
        resourceLimits: { maxOldGenerationSizeMb: megabytes },
        workerData: { blobs, maxBytes },
      }),
  )

  async function ask<T>(id: string, name: string, task: object, signal?: AbortSignal): Promise<T> {
    const answer = (await pools[spread(id, threads)].run(task, { name, signal })) as ThreadAnswer<T>
    if ('value' in answer) return answer.value
    const { code, message, details } = answer.error
    throw new CsvAnalyzerError(code, message, details)
  }

  return {
    load: (dataset, signal) => ask(dataset.id, 'load', { dataset }, signal),
    rows: (dataset, request, signal) => ask(dataset.id, 'rows', { dataset, request }, signal),
    profile: (dataset, target, signal) => ask(dataset.id, 'profile', { dataset, target }, signal),
    suggest: (dataset, target, signal) => ask(dataset.id, 'suggest', { dataset, target }, signal),
    schema: (modelId, signal) => ask(modelId, 'schema', { modelId }, signal),
    predict: (modelId, rows, signal) => ask(modelId, 'predict', { modelId, rows }, signal),
    exportModel: (modelId, format, signal) => ask(modelId, 'exportModel', { modelId, format }, signal),
    forget: (id) => ask(id, 'forget', { id }),
    async close() {
      await Promise.all(pools.map((pool) => pool.destroy()))
    },
  }
}

function spread(id: string, count: number): number {
  return Number.parseInt(id.slice(0, 8), 16) % count
}
