import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fit, load, predict, predictAll, type FittedPipeline, type PredictedPart } from '../../src/node.ts'

const lines = Array.from(
  { length: 600 },
  (_, row) => `${row % 17},${['red', 'blue'][row % 2]},${(row % 17) * 2 + (row % 2)}\n`,
)
const text = `size,colour,price\n${lines.join('')}`
/** Longer than what is read before a file is cut. */
const long = `size,colour,price\n${lines.join('').repeat(Math.ceil(1_500_000 / text.length))}`

describe('predictions in parts', () => {
  let folder: string
  let pipeline: FittedPipeline
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'csvanalyzer-parts-'))
    await writeFile(join(folder, 'new.csv'), long)
    pipeline = (await fit(await load(text), { target: 'price', learners: ['linear'], effort: 'low', seed: 7 })).pipeline
  }, 60_000)
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test.each([
    ['a path', () => join(folder, 'new.csv')],
    ['text', () => long],
    ['a blob', () => new Blob([long])],
    ['a response', () => new Response(long)],
    ['bytes', () => new TextEncoder().encode(long)],
  ])('are those of the whole, from %s', async (_, source) => {
    const parts: PredictedPart[] = []
    for await (const part of predictAll(pipeline, source(), { partBytes: 60_000 })) parts.push(part)
    expect(parts.length).toBeGreaterThan(1)
    const values = parts.flatMap(({ prediction }) => Array.from(prediction.values))
    expect(values).toEqual(Array.from(predict(pipeline, await load(long)).prediction.values))
    expect(parts.map(({ firstRow }) => firstRow)).toEqual(
      parts.map((_, i) => parts.slice(0, i).reduce((rows, { dataset }) => rows + dataset.rowCount, 0)),
    )
  })

  test('of a file that is not there fail with one sentence', async () => {
    const parts = predictAll(pipeline, join(folder, 'none.csv'))
    await expect(parts.next()).rejects.toMatchObject({ code: 'cannot-read' })
  })
})
