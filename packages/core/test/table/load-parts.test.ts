import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Dataset, Reject } from '../../src/table/dataset.ts'
import { load } from '../../src/table/load.ts'
import { loadParts } from '../../src/table/load-parts.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

async function* stream(bytes: Uint8Array, step: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step)
}

interface Read {
  readonly names: readonly string[]
  /** The original texts of each row. */
  readonly rows: readonly string[]
  readonly rejects: readonly Reject[]
  readonly pageHeaders: readonly number[]
  readonly preamble: readonly string[]
  readonly footer: readonly string[]
  readonly comments: readonly string[]
  readonly extra: readonly string[]
}

/** What all parts say, in order. */
function readOf(parts: readonly Dataset[]): Read {
  return {
    names: parts[0].columns.map(({ name }) => name),
    rows: parts.flatMap(({ columns, rowCount }) =>
      Array.from({ length: rowCount }, (_, row) => columns.map((column) => column.original(row)).join('\0')),
    ),
    rejects: parts.flatMap(({ source }) => source.rejects).toSorted((a, b) => a.byteOffset - b.byteOffset),
    pageHeaders: parts.flatMap(({ source }) => source.pageHeaders?.lines ?? []),
    preamble: parts.flatMap(({ source }) => source.preamble),
    footer: parts.flatMap(({ source }) => source.footer),
    comments: parts.flatMap(({ source }) => source.comments ?? []),
    extra: parts.flatMap(({ source }) => source.extraTables).flat(),
  }
}

async function partsOf(source: AsyncIterable<Uint8Array>, partBytes: number): Promise<readonly Dataset[]> {
  const parts: Dataset[] = []
  for await (const part of loadParts(source, { partBytes })) parts.push(part)
  return parts
}

const whole = async (bytes: Uint8Array): Promise<Read> => readOf([await load(bytes)])

const filler = 'lorem ipsum dolor sit amet consectetur adipiscing elit '.repeat(5)
const long = (row: number): string => filler.slice(0, 200 + ((row * 37) % 97))
/** Longer than what is looked at before a file is cut. */
const ROWS = 6000
const HEADER = 'id,name,note,amount\n'

function table(line: (row: number) => string, header = HEADER, rows = ROWS): string {
  return header + Array.from({ length: rows }, (_, row) => line(row)).join('')
}

const plain = (row: number): string => `${row},n${row % 7},${long(row)},${row / 4}\n`

describe('parts of a stream', () => {
  const odd = [
    { row: (row: number) => `${row},"n, ${row}","two\nlines ""${row}"" ${long(row)}",${row / 4}\n`, what: 'quotes' },
    { row: (row: number) => (row % 97 === 0 ? `${row}\n` : plain(row)), what: 'short rows' },
    {
      row: (row: number) => (row % 89 === 0 ? `${row},Hopper, Grace,${long(row)},${row}\n` : plain(row)),
      what: 'long rows',
    },
    { row: (row: number) => (row % 500 === 0 ? `${row},"a,${long(row)},${row}\n` : plain(row)), what: 'open quotes' },
    { row: (row: number) => (row % 150 === 0 ? `${HEADER}${plain(row)}` : plain(row)), what: 'names on each page' },
    {
      row: (row: number) => (row === ROWS - 9 ? `${HEADER}${plain(row)}` : plain(row)),
      what: 'names once more near the end',
    },
    {
      row: (row: number) => (row % 400 === 0 ? `\n\n# note ${row}\n${plain(row)}` : plain(row)),
      what: 'gaps and comments',
    },
  ]

  test.each(odd)('give the rows and rejects of the whole file, wherever it is cut: $what', async ({ row }) => {
    const bytes = bytesOf(`Report of May\n\n${table(row)}\nSource: the office\n`)
    const expected = await whole(bytes)
    expect(expected.rows.length).toBe(ROWS)
    expect(expected.footer.join('')).toContain('the office')
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 700, max: 300_000 }),
        fc.integer({ min: 1024, max: 400_000 }),
        async (step, part) => {
          const parts = await partsOf(stream(bytes, step), part)
          expect(parts.length).toBeGreaterThan(1)
          expect(readOf(parts)).toEqual(expected)
        },
      ),
      { numRuns: 4, seed: 7 },
    )
  })

  test('are many where the file is long, and one where it is short', async () => {
    const bytes = bytesOf(table(plain))
    expect((await partsOf(stream(bytes, 7000), 1024)).length).toBeGreaterThan(50)
    expect((await partsOf(stream(bytes, 7000), 1 << 21)).length).toBe(1)
    expect((await partsOf(stream(bytes.subarray(0, 900_000), 7000), 1024)).length).toBe(1)
    expect((await partsOf(stream(bytes, bytes.length), 1 << 17)).length).toBeGreaterThan(2)
  })

  test('of a file without header have the same names', async () => {
    const bytes = bytesOf(table((row) => `${row},${row * 2},${String(row % 7).repeat(220)}\n`, ''))
    const parts = await partsOf(stream(bytes, 5120), 20_480)
    expect(parts.length).toBeGreaterThan(1)
    expect(readOf(parts)).toEqual(await whole(bytes))
  })

  test('of Windows-1252 keep names, cells and offsets', async () => {
    const text = table((row) => `süß ${row},${row}${row % 300 === 0 ? '' : `,${long(row)}`}\n`, 'größe,wert,text\n')
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0))
    const parts = await partsOf(stream(bytes, 5120), 20_480)
    expect(parts.length).toBeGreaterThan(1)
    const expected = await whole(bytes)
    expect(expected.names).toEqual(['größe', 'wert', 'text'])
    expect(readOf(parts)).toEqual(expected)
  })

  test('tell of invalid bytes where they are', async () => {
    const bytes = bytesOf(table((row) => `${row},Zoë,${long(row)},${row / 4}\n`))
    for (const at of [5000, 1_300_000, bytes.length - 40]) bytes[at] = 0xff
    const parts = await partsOf(stream(bytes, 5120), 20_480)
    const { rejects } = readOf(parts)
    expect(rejects.map(({ byteOffset, raw }) => [byteOffset, raw])).toEqual([
      [5000, '\\xff'],
      [1_300_000, '\\xff'],
      [bytes.length - 40, '\\xff'],
    ])
    expect(rejects).toEqual((await whole(bytes)).rejects)
  })

  test('end where another table begins, and keep its lines', async () => {
    const below = 'city,population,area,mayor,since\nRome,3,1,Ada,1990\nOslo,1,2,Bob,1991\nBern,2,3,Cid,1992\n'
    const bytes = bytesOf(`${table(plain)}\n\n${below.repeat(3)}`)
    const parts = await partsOf(stream(bytes, 5120), 20_480)
    expect(readOf(parts)).toEqual(await whole(bytes))
    expect(readOf(parts).rows.length).toBe(ROWS)
  })

  test('of a packed file are one', async () => {
    const bytes = bytesOf(table(plain))
    const parts = await partsOf(stream(gzipSync(bytes), 64), 1024)
    expect(parts.map(({ rowCount }) => rowCount)).toEqual([ROWS])
  })

  test('hold a row that is longer than a part, and a quote that is never closed', async () => {
    const bytes = bytesOf(
      table((row) =>
        row === 5000 ? `${row},"${'x\n'.repeat(300_000)}",b,1\n` : row === 5500 ? '1,a "b,c,1\n' : plain(row),
      ),
    )
    const expected = await whole(bytes)
    expect(expected.rows.length).toBe(ROWS)
    expect(readOf(await partsOf(stream(bytes, 9000), 10_000))).toEqual(expected)
  })

  test('stop when they are told to', async () => {
    const stop = new AbortController()
    const parts = loadParts(stream(bytesOf(table(plain)), 3000), { partBytes: 1024, signal: stop.signal })
    await parts.next()
    stop.abort(new Error('enough'))
    await expect(parts.next()).rejects.toThrow('enough')
  })

  test('end their source when the reader leaves', async () => {
    let ended = false
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        yield* stream(bytesOf(table(plain)), 3000)
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
