import { breathe } from '../util/yield-to-event-loop.ts'
import { CsvAnalyzerError } from '../util/error.ts'
import type { Finding } from '../util/finding.ts'
import { CellStore } from './cell-store.ts'
import type { Dataset, Source } from './dataset.ts'
import { decode } from './decode/decode.ts'
import { limits } from './limits.ts'
import type { LoadOptions, LoadSource } from './load-options.ts'
import { datasetFromColumns } from './make-dataset.ts'
import { ColumnLoader } from './parse/column-loader.ts'
import { readSource } from './read/read-source.ts'
import { RejectList } from './rejects.ts'
import { sniffDialect } from './sniff/dialect.ts'
import { sniffStructure } from './sniff/structure.ts'
import { toByteDialect } from './tokenize/byte-dialect.ts'
import type { ByteDialect } from './tokenize/byte-dialect.ts'
import { rowBlock } from './tokenize/row-block.ts'
import { RowScanner } from './tokenize/row-scanner.ts'
import { sampleCells } from './sniff/sample-cells.ts'

const SAMPLE_BYTES = 256 * 1024
const SAMPLE_ROWS = 1000

/**
 * Loads a CSV file: dialect, structure and types are found out, nothing is lost.
 *
 * @example
 * const dataset = await load('name,age\nAda,36\nAlan,41\n')
 * dataset.column('age').type // 'integer'
 */
export async function load(source: LoadSource, options: LoadOptions = {}): Promise<Dataset> {
  options.signal?.throwIfAborted()
  const read = await readSource(source, options)
  const decoded = decode(read.bytes, read.name, options.encoding)
  const { bytes, start } = decoded
  const sample = bytes.subarray(start, Math.min(bytes.length, start + SAMPLE_BYTES))
  const dialect = sniffDialect(sample.subarray(0, 64 * 1024), options)
  const byteDialect = toByteDialect(dialect)
  const rows = sampleCells(sample, byteDialect, SAMPLE_ROWS)
  const structure = sniffStructure(rows, options)
  refuseTooWide(structure.width, options)
  const rejects = new RejectList(bytes)
  for (const at of decoded.invalid) rejects.add('invalid-bytes', at, at + 1, null, true)
  const columns = await loadColumns({ bytes, start, dialect: byteDialect, rows, structure, rejects, options })
  const rowCount = columns[0]?.length ?? 0
  const origin: Source = {
    name: read.name,
    byteCount: read.bytes.length,
    dialect: { ...dialect, encoding: decoded.encoding, headerRows: structure.headerRows },
    preamble: [], footer: [], extraTables: [],
    rejects: rejects.rejects,
    rejectCount: rejects.count,
  }
  const findings: Finding[] = []
  return datasetFromColumns(columns, rowCount, origin, findings)
}

interface Table {
  readonly bytes: Uint8Array
  readonly start: number
  readonly dialect: ByteDialect
  readonly rows: readonly (readonly string[])[]
  readonly structure: ReturnType<typeof sniffStructure>
  readonly rejects: RejectList
  readonly options: LoadOptions
}

/** Cuts the rows into blocks and hands each column its part of every block. */
async function loadColumns({ bytes, start, dialect, rows, structure, rejects, options }: Table) {
  const { width, headerRows, names } = structure
  if (width === 0) return []
  const scanner = new RowScanner(bytes, start, bytes.length, dialect)
  for (let i = 0; i < headerRows; i++) scanner.next()
  const expectedRows = expectRows(bytes.length - start, rows.length, sampleBytes(rows))
  const cells = new CellStore(bytes, bytes.length, dialect, width, expectedRows)
  const loaders = names.map((name, column) => new ColumnLoader({ name, column, cells, expectedRows, options, sample: rows.slice(headerRows).map((row) => row[column] ?? '') }))
  const block = rowBlock(width, Math.max(1, Math.min(2048, Math.floor(65_536 / width))))
  let rowCount = 0
  while (!scanner.done) {
    scanner.fill(block, (odd) => {
      cells.recordOddRow(block, odd.row, rowCount + odd.row)
      rejects.add(odd.kind, odd.start, odd.end, odd.column < 0 ? null : (names[odd.column] ?? null), true)
    })
    cells.record(block, rowCount)
    for (const loader of loaders) loader.add(block, rowCount)
    rowCount += block.rowCount
    options.onProgress?.({ stage: 'load', done: scanner.position, total: bytes.length, message: 'parsing', detail: { bytes: scanner.position, rows: rowCount } })
    await breathe(options.signal)
  }
  return loaders.map((loader) => loader.finish(rowCount))
}

function expectRows(byteCount: number, rows: number, bytes: number): number {
  return rows === 0 ? 16 : Math.ceil((byteCount / Math.max(1, bytes)) * rows * 1.05) + 16
}

function sampleBytes(rows: readonly (readonly string[])[]): number {
  return rows.reduce((sum, row) => sum + row.reduce((length, cell) => length + cell.length + 1, 0), 0)
}

function refuseTooWide(width: number, { maxColumns = limits.columns }: LoadOptions): void {
  if (width > maxColumns) throw new CsvAnalyzerError('too-many-columns', `the table has ${width} columns, more than ${maxColumns}; raise maxColumns or load a part of it`, { columns: width, maxColumns })
}
