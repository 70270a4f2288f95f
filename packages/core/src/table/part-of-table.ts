import type { Dataset, Source } from './dataset.ts'
import type { Decoded } from './decode/decode.ts'
import { decodePart } from './decode/decode.ts'
import { limits } from './limits.ts'
import type { PartState, RowRange } from './load-columns.ts'
import { loadFindings } from './load-findings.ts'
import type { Layout } from './load-layout.ts'
import type { LoadOptions } from './load-options.ts'
import { datasetFromColumns } from './make-dataset.ts'
import type { ReadTable } from './read-table.ts'
import { readTable } from './read-table.ts'
import { footerStart } from './sniff/footer.ts'
import { linesBetween, linesOf, wholeLines } from './text-lines.ts'

/** What stands behind the last row of a part tells how odd rows, gaps and notes at the end of the file read. */
export const LOOK_AHEAD = 128 * 1024
const TAIL_BYTES = 4096

/** What holds for all parts of a table, found in the first. */
export interface PartHead {
  readonly layout: Layout
  readonly name: string
  /** Where the text begins in the first part, behind a byte order mark. */
  readonly start: number
  readonly encoding: 'utf-8' | 'windows-1252'
  /** The encoding of the parts below; undefined when the first does not tell. */
  readonly encodingBelow: 'utf-8' | 'windows-1252' | undefined
}

/** Reads a table part by part as it would be read in one piece. */
export class PartOfTable {
  /** Where the next part begins in the file. */
  byteOffset = 0
  /** Whether the last part has been read. */
  ended = false
  readonly #head: PartHead
  readonly #options: LoadOptions
  #line = 1
  #above: PartState | null = null
  /** Whether another table has begun: what follows is no row of this one. */
  #isBehind = false

  constructor(head: PartHead, options: LoadOptions) {
    this.#head = head
    this.#options = options
  }

  /** The rows of the next bytes but those that begin in the last `LOOK_AHEAD` of them; null when they might read otherwise with more bytes. */
  async read(given: Uint8Array, isLast: boolean): Promise<Dataset | null> {
    const bytes = isLast ? given : wholeLines(given)
    const { layout, encoding, encodingBelow } = this.#head
    const decoded = decodePart(bytes, this.#above === null ? encoding : encodingBelow)
    const range = this.#rangeIn(decoded.bytes, isLast)
    if (!isLast && !this.#isBehind && range.stop <= range.from) return null
    const place = { line: this.#line, byteOffset: this.byteOffset }
    const table = await readTable(decoded, layout, this.#options, { place, range, isLast })
    const end = isLast || this.#isBehind || table.endsAtGap ? decoded.bytes.length : table.end
    const isCut = table.reachedEnd || decoded.bytes.length - table.end < TAIL_BYTES
    if (!isLast && !this.#isBehind && !table.endsAtGap && isCut && given.length < MOST_BYTES) return null
    const source = this.#sourceOf(table, decoded, end, isLast)
    const body = this.#above === null ? layout.structure.body : []
    const findings = [
      ...(this.#above === null ? table.findings : []),
      ...loadFindings(source, table.columns, body, table.rejects.counts),
    ]
    this.#line = table.rejects.lineAt(end)
    this.byteOffset += source.byteCount
    this.#above = table.state
    this.#isBehind ||= table.endsAtGap
    this.ended = isLast
    return datasetFromColumns(table.columns, table.columns[0].length, source, findings)
  }

  #rangeIn(bytes: Uint8Array, isLast: boolean): RowRange {
    const { structure, bytes: dialect } = this.#head.layout
    const isFirst = this.#above === null
    const from = this.#isBehind ? bytes.length : isFirst ? structure.bodyStart : 0
    const sampleEnd = isFirst ? (structure.body.at(-1)?.next ?? 0) : 0
    return {
      from,
      stop: isLast ? Infinity : Math.max(sampleEnd, bytes.length - LOOK_AHEAD),
      end: isLast && !this.#isBehind ? footerStart(bytes, from, dialect, structure.width) : bytes.length,
      above: this.#above,
    }
  }

  #sourceOf(
    { names, rejects, comments, end: tableEnd, endsAtGap }: ReadTable,
    decoded: Decoded,
    end: number,
    isLast: boolean,
  ): Source {
    const { layout, name, start, encoding } = this.#head
    const { structure, dialect } = layout
    const isFirst = this.#above === null
    const rest = linesOf(decoded.bytes, this.#isBehind ? 0 : tableEnd, end)
    const restIsTable = this.#isBehind || endsAtGap
    const above = isFirst ? structure.tablesAbove : []
    const tablesAbove = above.map((each) => linesOf(decoded.bytes, each.start, each.end))
    return {
      name,
      byteCount: decoded.sourceOffset(end),
      dialect: { ...dialect, encoding, headerRows: structure.headerRows },
      header: names.map((name, column) => ({ name, text: structure.header[column] })),
      preamble: isFirst ? linesBetween(decoded.bytes, start, structure.start, above) : [],
      ...(comments.length === 0 ? {} : { comments }),
      footer: isLast && !restIsTable ? rest : [],
      extraTables: [...tablesAbove, restIsTable ? rest : []].filter((lines) => lines.length > 0),
      rejects: rejects.rejects,
      rejectCount: rejects.count,
      ...(rejects.pageHeaders === undefined ? {} : { pageHeaders: rejects.pageHeaders }),
    }
  }
}

/** A row that is longer is refused, and a quote that nothing closes within so many bytes was never closed. */
const MOST_BYTES = 2 * limits.rowBytes
