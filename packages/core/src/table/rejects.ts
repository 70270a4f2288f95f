import type { PageHeaders, Reject } from './dataset.ts'
import type { SourceOffset } from './decode/source-offset.ts'
import { limits } from './limits.ts'
import { decodeUtf8 } from './text-codec.ts'

/** Where the bytes stand in the file, of which they are a part. */
export interface PartPlace {
  /** 1-based line. */
  readonly line: number
  readonly byteOffset: number
}

/** Collects rejects up to the cap and counts all of them; lines are counted as rejects come, forward only. */
export class RejectList {
  readonly rejects: Reject[] = []
  readonly counts = new Map<Reject['kind'], number>()
  readonly #bytes: Uint8Array
  readonly #sourceOffset: SourceOffset
  readonly #place: PartPlace
  readonly #pageLines: number[] = []
  readonly #pageOffsets: number[] = []
  #pageHeader: string | undefined
  #line = 0
  #countedTo = 0

  constructor(bytes: Uint8Array, sourceOffset: SourceOffset, place: PartPlace = { line: 1, byteOffset: 0 }) {
    this.#bytes = bytes
    this.#sourceOffset = sourceOffset
    this.#place = place
  }

  get count(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0)
  }

  add(kind: Reject['kind'], start: number, end: number, column: string | null, kept: boolean): void {
    this.countMore(kind, 1)
    if (this.rejects.length >= limits.rejects) return
    const raw = kind === 'invalid-bytes' ? this.#byteText(start) : this.#textOf(start, end)
    this.rejects.push({ line: this.lineAt(start), byteOffset: this.offsetAt(start), column, kind, raw, kept })
  }

  #textOf(start: number, end: number): string {
    return decodeUtf8(this.#bytes, start, Math.min(end, start + limits.rejectCharacters)).replace(/\r?\n$/, '')
  }

  /** What is no text as its byte, unless the decoder has put U+FFFD for it. */
  #byteText(at: number): string {
    const byte = this.#bytes[at]
    if (byte < 0x80) return String.fromCharCode(byte)
    const isReplaced = byte === 0xef && this.#bytes[at + 1] === 0xbf && this.#bytes[at + 2] === 0xbd
    return isReplaced ? '\ufffd' : `\\x${byte.toString(16)}`
  }

  /** Counts rejects that are not kept. */
  countMore(kind: Reject['kind'], count: number): void {
    if (count > 0) this.counts.set(kind, (this.counts.get(kind) ?? 0) + count)
  }

  /** The names again at the top of a page: they are in no row, so that every place is kept. */
  addPageHeader(start: number, end: number): void {
    this.add('repeated-header', start, end, null, false)
    this.#pageHeader ??= decodeUtf8(this.#bytes, start, end)
    this.#pageLines.push(this.lineAt(start))
    this.#pageOffsets.push(this.offsetAt(start))
  }

  get pageHeaders(): PageHeaders | undefined {
    if (this.#pageHeader === undefined) return undefined
    return { raw: this.#pageHeader, lines: this.#pageLines, byteOffsets: this.#pageOffsets }
  }

  /** Offset in the file of an offset of the bytes. */
  offsetAt(offset: number): number {
    return this.#place.byteOffset + this.#sourceOffset(offset)
  }

  lineAt(offset: number): number {
    const bytes = this.#bytes
    if (offset < this.#countedTo) {
      this.#line = 0
      this.#countedTo = 0
    }
    for (let at = this.#countedTo; at < offset; at++) {
      if (bytes[at] === 0x0a || (bytes[at] === 0x0d && bytes[at + 1] !== 0x0a)) this.#line++
    }
    this.#countedTo = offset
    return this.#place.line + this.#line
  }
}
