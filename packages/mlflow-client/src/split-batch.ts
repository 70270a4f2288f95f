import { rawMetric, type Metric } from './metric.ts'
import type { Tag } from './tag.ts'

export interface Batch {
  readonly metrics: readonly Metric[]
  readonly params: readonly Tag[]
  readonly tags: readonly Tag[]
}

/** What one call may hold at most. */
export interface BatchLimits {
  readonly metrics: number
  readonly params: number
  readonly tags: number
  readonly entities: number
  readonly bytes: number
}

/** Those of MLflow's own server; a hosted one may allow less. */
export const mlflowLimits: BatchLimits = { metrics: 1000, params: 100, tags: 100, entities: 1000, bytes: 1_000_000 }

interface OpenBatch {
  metrics: Metric[]
  params: Tag[]
  tags: Tag[]
  bytes: number
}

const encoder = new TextEncoder()
const bytesOf = (entity: object): number => encoder.encode(JSON.stringify(entity)).length + 1

/** The fewest batches, in order, of which none exceeds a limit; params and tags come before metrics. */
export function splitBatch(
  runId: string,
  { metrics, params, tags }: Batch,
  limits: BatchLimits = mlflowLimits,
): readonly Batch[] {
  const frame = bytesOf({ run_id: runId, metrics: [], params: [], tags: [] })
  const batches: OpenBatch[] = []
  const add = <Kind extends keyof Batch>(kind: Kind, entity: Batch[Kind][number]): void => {
    const bytes = bytesOf(kind === 'metrics' ? rawMetric(entity as Metric) : entity)
    let batch = batches.at(-1)
    if (batch === undefined || isFull(batch, kind, bytes, limits)) {
      batch = { metrics: [], params: [], tags: [], bytes: frame }
      batches.push(batch)
    }
    ;(batch[kind] as Batch[Kind][number][]).push(entity)
    batch.bytes += bytes
  }
  for (const param of params) add('params', param)
  for (const tag of tags) add('tags', tag)
  for (const metric of metrics) add('metrics', metric)
  return batches.map((batch) => ({ metrics: batch.metrics, params: batch.params, tags: batch.tags }))
}

function isFull(batch: OpenBatch, kind: keyof Batch, bytes: number, limits: BatchLimits): boolean {
  const entities = batch.metrics.length + batch.params.length + batch.tags.length
  return batch[kind].length >= limits[kind] || entities >= limits.entities || batch.bytes + bytes > limits.bytes
}
