import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { load } from '../../src/table/load.ts'
import { loadParts } from '../../src/table/load-parts.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

async function* stream(bytes: Uint8Array, step: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step)
}

/** Names, and the original text of every cell, of all parts. */
async function cellsOf(
  source: AsyncIterable<Uint8Array>,
  partBytes: number,
): Promise<{ readonly parts: number; readonly names: readonly string[]; readonly cells: readonly string[][] }> {
  const cells: string[][] = []
  let names: readonly string[] = []
  let parts = 0
  for await (const { columns, rowCount } of loadParts(source, { partBytes })) {
    parts++
    names = columns.map(({ name }) => name)
    for (let row = 0; row < rowCount; row++) cells.push(columns.map((column) => column.original(row)))
  }
  return { parts, names, cells }
}

async function whole(bytes: Uint8Array) {
  const { columns, rowCount } = await load(bytes)
  return {
    names: columns.map(({ name }) => name),
    cells: Array.from({ length: rowCount }, (_, row) => columns.map((column) => column.original(row))),
  }
}

const table = (rows: number, line: (row: number) => string, header = 'id,name,note,amount\n'): Uint8Array =>
  bytesOf(header + Array.from({ length: rows }, (_, row) => line(row)).join(''))

describe('parts of a stream', () => {
  test('hold the same cells as the whole file, wherever chunks and parts end', async () => {
    const bytes = table(900, (row) => `${row},"n, ${row}","two\nlines ""${row}""",${row / 4}\n`)
    const expected = await whole(bytes)
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 1024, max: 12_000 }),
        async (step, part) => {
          const { names, cells } = await cellsOf(stream(bytes, step), part)
          expect(names).toEqual(expected.names)
          expect(cells).toEqual(expected.cells)
        },
      ),
      { numRuns: 25, seed: 7 },
    )
  })

  test('are many where the file is long, and one where it is short', async () => {
    const bytes = table(900, (row) => `${row},a,b,${row}\n`)
    expect((await cellsOf(stream(bytes, 700), 1024)).parts).toBeGreaterThan(5)
    expect((await cellsOf(stream(bytes, 700), 1 << 20)).parts).toBe(1)
  })

  test('keep a preamble above and a note below out of the rows', async () => {
    const rows = table(400, (row) => `${row};a;b;${row}\n`, 'Report of May\n\nid;name;note;amount\n')
    const bytes = bytesOf(`${new TextDecoder().decode(rows)}\nSource: the office\n`)
    const expected = await whole(bytes)
    const found = await cellsOf(stream(bytes, 512), 2048)
    expect(expected.cells.length).toBe(400)
    expect(found.names).toEqual(expected.names)
    expect(found.cells).toEqual(expected.cells)
  })

  test('of a file without header have the same names', async () => {
    const bytes = table(400, (row) => `${row},${row * 2},${row % 7}\n`, '')
    expect(await cellsOf(stream(bytes, 512), 2048)).toMatchObject(await whole(bytes))
  })

  test('of Windows-1252 keep names and cells', async () => {
    const text = `größe,wert\n${Array.from({ length: 400 }, (_, row) => `süß ${row},${row}\n`).join('')}`
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0))
    const { parts, names, cells } = await cellsOf(stream(bytes, 512), 2048)
    expect(parts).toBeGreaterThan(1)
    expect(names).toEqual(['größe', 'wert'])
    expect(cells.at(-1)).toEqual(['süß 399', '399'])
  })

  test('of a packed file are one', async () => {
    const bytes = table(900, (row) => `${row},${'x'.repeat((row * 37) % 97)},b,${row}\n`)
    const { parts, cells } = await cellsOf(stream(gzipSync(bytes), 64), 1024)
    expect(parts).toBe(1)
    expect(cells.length).toBe(900)
  })

  test('a row of another length at the end of a part is not taken for a note', async () => {
    const bytes = table(900, (row) => (row % 30 === 0 ? `${row}\n` : `${row},a,b,${row}\n`))
    const expected = await whole(bytes)
    expect((await cellsOf(stream(bytes, 300), 1024)).cells).toEqual(expected.cells)
  })

  test('stop when they are told to', async () => {
    const stop = new AbortController()
    const parts = loadParts(
      stream(
        table(900, (row) => `${row},a,b,${row}\n`),
        300,
      ),
      {
        partBytes: 1024,
        signal: stop.signal,
      },
    )
    await parts.next()
    stop.abort(new Error('enough'))
    await expect(parts.next()).rejects.toThrow('enough')
  })

  test('end their source when the reader leaves', async () => {
    let ended = false
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        yield* stream(
          table(900, (row) => `${row},a,b,${row}\n`),
          300,
        )
      } finally {
        ended = true
      }
    }
    for await (const part of loadParts(source(), { partBytes: 1024 })) {
      expect(part.rowCount).toBeGreaterThan(0)
      break
    }
    expect(ended).toBe(true)
  })
})
