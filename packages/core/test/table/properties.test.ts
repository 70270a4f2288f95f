import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Dataset } from '../../src/table/dataset.ts'
import { load } from '../../src/table/load.ts'
import { parseNumber } from '../../src/table/parse/parse-number.ts'
import { writeCsv } from '../../src/table/write-csv.ts'
import type { Random } from '../../src/util/random.ts'
import { randomFrom } from '../../src/util/random.ts'
import { readMarkedFile } from './marked-file.ts'
import { scanUtf8 } from '../../src/table/decode/utf-8-scan.ts'

const encoder = new TextEncoder()
const seed = 20240217
const cellText = fc
  .oneof(
    fc.string({ maxLength: 12 }),
    fc.string({ unit: fc.constantFrom(...'ab,;|\t"\' \n\\é€😀19.-'), maxLength: 10 }),
    fc.integer().map(String),
    fc.double({ noNaN: true }).map(String),
    fc.constantFrom('', 'NA', '?', 'true', '2020-01-31', '007'),
  )
  .map((text) => text.replaceAll('\r', '').replaceAll('\0', ''))

/** Column names that nobody would take for data, and rows of equal length. */
const table = fc
  .integer({ min: 1, max: 5 })
  .chain((width) =>
    fc.array(fc.array(cellText, { minLength: width, maxLength: width }), { minLength: 0, maxLength: 12 }),
  )

function quoteAll(rows: readonly (readonly string[])[], delimiter: string, quote: string, lineEnd: string): string {
  return rows
    .map((row) => row.map((cell) => quote + cell.replaceAll(quote, quote + quote) + quote).join(delimiter) + lineEnd)
    .join('')
}

function cellsOf(dataset: Dataset): string[][] {
  return Array.from({ length: dataset.rowCount }, (_, row) => dataset.columns.map((column) => column.original(row)))
}

/** All that a dataset says, as plain values. */
function describeDataset(dataset: Dataset): unknown {
  return {
    source: dataset.source,
    columns: dataset.columns.map(({ name, type, format, evidence, missing }) => ({
      name,
      type,
      format,
      evidence,
      missing: [...missing],
    })),
    values: dataset.columns.map((column) =>
      column.storage === 'category' ? [...column.codes] : column.storage === 'text' ? [] : [...column.values],
    ),
    cells: cellsOf(dataset),
  }
}

describe('any table, any dialect', () => {
  it.each([
    [',', '"', '\n'],
    [';', '"', '\r\n'],
    ['\t', "'", '\n'],
    ['|', '"', '\r'],
    ['::', '"', '\n'],
    ['§', '"', '\r\n'],
  ])('comes back cell by cell, told that it is %j %j %j', async (delimiter, quote, lineEnd) => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const width = rows[0]?.length ?? 1
        const header = Array.from({ length: width }, (_, column) => `name${column}`)
        const text = quoteAll([header, ...rows], delimiter, quote, lineEnd)
        const dataset = await load(text, { delimiter, quote: quote as '"', escape: 'double', header: 1 })
        expect(cellsOf(dataset)).toEqual(rows)
      }),
      { numRuns: 60, seed },
    )
  })

  it('comes back through write-csv and load', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const width = rows[0]?.length ?? 1
        const header = Array.from({ length: width }, (_, column) => `name${column}`)
        const first = await load(quoteAll([header, ...rows], ',', '"', '\n'), { delimiter: ',', quote: '"', header: 1 })
        const again = await load(writeCsv(first), { delimiter: ',', quote: '"', header: 1 })
        expect(cellsOf(again)).toEqual(cellsOf(first))
      }),
      { numRuns: 100, seed },
    )
  })
})

describe('any bytes', () => {
  const dirty = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc
      .array(fc.constantFrom(...'a1,;"\'\n\r\t |\\é-.0'), { maxLength: 200 })
      .map((parts) => encoder.encode(parts.join(''))),
  )

  it('load without a crash, or are refused in one sentence', async () => {
    await fc.assert(
      fc.asyncProperty(dirty, async (bytes) => {
        try {
          const dataset = await load(bytes)
          cellsOf(dataset)
          writeCsv(dataset)
        } catch (error) {
          expect(error).toMatchObject({ name: 'CsvAnalyzerError', code: expect.stringMatching(/^[a-z-]+$/) as string })
        }
      }),
      { numRuns: 1500, seed },
    )
  })

  it('are lost nowhere: each letter and digit is in a name, a cell, the preamble, the footer or an extra table', async () => {
    const lines = fc.array(
      fc
        .array(fc.constantFrom('a', 'B7', 'x y', '12', '3.5', '', 'Total', 'q"r', '"s,t"', '"u"'), {
          minLength: 0,
          maxLength: 6,
        })
        .map((cells) => cells.join(',')),
      { maxLength: 15 },
    )
    await fc.assert(
      fc.asyncProperty(lines, async (given) => {
        const text = given.join('\n')
        const dataset = await load(text)
        const { preamble, footer, extraTables, header = [] } = dataset.source
        const kept = [
          ...(dataset.source.dialect.headerRows > 0 ? header.map((each) => each.text) : []),
          ...cellsOf(dataset).flat(),
          ...preamble,
          ...footer,
          ...extraTables.flat(),
        ].join('')
        // A name that stands above several columns is part of the names of all of them.
        const [found, wanted] = [countSigns(kept), countSigns(text)]
        if (dataset.source.dialect.headerRows < 2) expect(found).toEqual(wanted)
        for (const sign of Object.keys(wanted)) expect(found[sign] ?? 0, text).toBeGreaterThanOrEqual(wanted[sign])
      }),
      { numRuns: 500, seed },
    )
  })

  it('of files that went wrong somewhere are lost nowhere either', async () => {
    const random = randomFrom(seed, 'wrong bytes')
    for (let run = 0; run < WRONG_FILES; run++) {
      const bytes = wrongFile(random)
      try {
        const dataset = await load(bytes)
        const { preamble, footer, extraTables, comments = [], header = [], dialect } = dataset.source
        if (dialect.encoding !== 'utf-8' || dialect.escape === 'backslash') continue
        const names = dialect.headerRows > 0 ? header.map((each) => each.text) : []
        const leftOut = dataset.source.rejects.filter((reject) => !reject.kept).map(({ raw }) => raw)
        const kept = [names, cellsOf(dataset), preamble, footer, extraTables, comments, leftOut].flat(2).join('')
        const text = new TextDecoder().decode(bytes)
        const [found, given] = [countSigns(kept), countSigns(text.replace(/^"?sep=.*/i, ''))]
        for (const sign of Object.keys(given)) expect(found[sign] ?? 0, text).toBeGreaterThanOrEqual(given[sign])
      } catch (error) {
        if ((error as Error).name !== 'CsvAnalyzerError') throw error
      }
    }
  })

  it('give the same table however they are cut into chunks', async () => {
    const text =
      'Report of May\n\nid;name;price\n1;"Zoë ""Z"" O\'Hara";1.234,50 €\n2;"two\r\nlines";7,00 €\n3;\u{1F600};\n4;x\n'
    const bytes = encoder.encode(text)
    const whole = describeDataset(await load(bytes, { name: 'x' }))
    for (let cut = 0; cut <= bytes.length; cut++) {
      const parts = async function* (): AsyncGenerator<Uint8Array> {
        yield bytes.slice(0, cut)
        yield bytes.slice(cut)
      }
      expect(describeDataset(await load(parts(), { name: 'x' }))).toEqual(whole)
    }
  })
})

/** `WRONG_FILES=10000` makes more of them. */
const WRONG_FILES = Number(process.env.WRONG_FILES ?? 400)
const survey = fileURLToPath(new URL('./survey/', import.meta.url))
const rightFiles = readdirSync(survey).map((name) => readMarkedFile(readFileSync(survey + name, 'utf8')).text)

/** A file with letters put in, taken out and changed, and with pieces of other files in it. */
function wrongFile(random: Random): Uint8Array {
  const any = <T>(of: readonly T[]): T => of[random.integer(of.length)]
  const signs = [...'a1,;"\'\n\r\t |\\é-.0\0:#€']
  let text = any(rightFiles)
  for (let changes = 1 + random.integer(6); changes > 0; changes--) {
    const at = random.integer(text.length + 1)
    const other = any(rightFiles)
    const from = random.integer(other.length)
    const put = any([any(signs), '', other.slice(from, from + random.integer(60))])
    text = text.slice(0, at) + put + text.slice(at + any([0, 0, 1, 4]))
  }
  return encoder.encode(text)
}

function countSigns(text: string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const sign of text) if (/[\p{L}\p{N}]/u.test(sign)) counts[sign] = (counts[sign] ?? 0) + 1
  return counts
}

describe('a parsed number', () => {
  const parse = (text: string): number => {
    const bytes = encoder.encode(text)
    return parseNumber(bytes, 0, bytes.length)
  }

  it('equals Number(text) bit for bit', () => {
    const decimal = fc.tuple(
      fc.constantFrom('', '-', '+'),
      fc.stringMatching(/^\d{0,20}$/),
      fc.constantFrom('', '.'),
      fc.stringMatching(/^\d{0,25}$/),
      fc.constantFrom('', 'e5', 'E-7', 'e+300', 'e-320', 'e400'),
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.double({ noNaN: true }).map(String),
          decimal.map((parts) => parts.join('')),
        ),
        (text) => {
          fc.pre(/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text))
          expect(Object.is(parse(text), Number(text)), text).toBe(true)
        },
      ),
      { numRuns: 20_000, seed },
    )
  })

  it('is none when the text is none', () => {
    for (const text of [
      '',
      '-',
      '.',
      '+.',
      '1.2.3',
      '1e',
      'e5',
      '0x10',
      '1,5',
      '12a',
      '--1',
      '1 2',
      'NaN',
      'Infinit',
      '٣',
    ])
      expect(parse(text), text).toBeNaN()
  })

  it('may be infinite, as programs write it', () => {
    expect([parse('inf'), parse('-Inf'), parse('Infinity'), parse('-Infinity')]).toEqual([
      Infinity,
      -Infinity,
      Infinity,
      -Infinity,
    ])
  })
})

describe('a scan for UTF-8', () => {
  it('agrees with the fatal decoder of the platform', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 40 }),
          fc.string({ unit: 'binary', maxLength: 20 }).map((text) => encoder.encode(text)),
        ),
        fc.integer({ min: 0, max: 5 }),
        (bytes, offset) => {
          const shifted = new Uint8Array(bytes.length + offset).subarray(offset)
          shifted.set(bytes)
          let valid = true
          try {
            new TextDecoder('utf-8', { fatal: true }).decode(shifted)
          } catch {
            valid = false
          }
          expect(scanUtf8(shifted, 0).invalidCount === 0).toBe(valid)
        },
      ),
      { numRuns: 5000, seed },
    )
  })
})
