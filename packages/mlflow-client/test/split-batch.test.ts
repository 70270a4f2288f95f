import { describe, expect, test } from 'vitest'
import { mlflowLimits, splitBatch, type Batch } from '../src/split-batch.ts'

const metrics = (count: number): Batch['metrics'] =>
  Array.from({ length: count }, (_, step) => ({ key: 'loss', value: 1 / (step + 1), timestamp: 1, step }))
const tags = (count: number, value = 'v'): Batch['tags'] =>
  Array.from({ length: count }, (_, i) => ({ key: `k${i}`, value }))
const sizes = (batch: Batch): readonly number[] =>
  splitBatch('r1', batch).map((part) => part.metrics.length + part.params.length + part.tags.length)

describe('a batch is split', () => {
  test.each<[string, Batch, readonly number[]]>([
    ['not at all when empty', { metrics: [], params: [], tags: [] }, []],
    ['by metrics', { metrics: metrics(2500), params: [], tags: [] }, [1000, 1000, 500]],
    ['by params', { metrics: [], params: tags(101), tags: [] }, [100, 1]],
    ['by tags', { metrics: [], params: [], tags: tags(201) }, [100, 100, 1]],
    ['by entities', { metrics: metrics(900), params: tags(100), tags: tags(100) }, [1000, 100]],
    ['by bytes', { metrics: [], params: [], tags: tags(3, 'x'.repeat(400_000)) }, [2, 1]],
  ])('%s', (_, batch, expected) => expect(sizes(batch)).toEqual(expected))

  test('and no part is longer than MLflow takes', () => {
    const parts = splitBatch('r1', {
      metrics: metrics(3000),
      params: tags(90, 'é'.repeat(6000)),
      tags: tags(90, '"'.repeat(5000)),
    })
    for (const part of parts) {
      expect(Buffer.byteLength(JSON.stringify({ run_id: 'r1', ...part }))).toBeLessThanOrEqual(mlflowLimits.bytes)
    }
    expect(parts.flatMap((part) => part.metrics)).toEqual(metrics(3000))
  })
})
