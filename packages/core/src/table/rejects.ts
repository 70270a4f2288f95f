import type { Reject } from './dataset.ts'
import type { SourceOffset } from './decode/source-offset.ts'
import { limits } from './limits.ts'
import { decodeUtf8 } from './text-codec.ts'

/** Collects rejects up to the cap and counts all of them; lines are counted as rejects come, forward only. */
export class RejectList {
  readonly rejects: Reject[] = []
  count = 0
  readonly #bytes: Uint8Array
  readonly #sourceOffset: SourceOffset
  #line = 1
  #countedTo = 0

  constructor(bytes: Uint8Array, sourceOffset: SourceOffset) {
    this.#bytes = bytes
    this.#sourceOffset = sourceOffset
  }

  add(kind: Reject['kind'], start: number, end: number, column: string | null, kept: boolean): void {
    this.count++
    if (this.rejects.length >= limits.rejects) return
    const raw = decodeUtf8(this.#bytes, start, Math.min(end, start + limits.rejectCharacters)).replace(/\r?\n$/, '')
    this.rejects.push({ line: this.#lineAt(start), byteOffset: this.#sourceOffset(start), column, kind, raw, kept })
  }

  #lineAt(offset: number): number {
    const bytes = this.#bytes
    if (offset < this.#countedTo) {
      this.#line = 1
      this.#countedTo = 0
    }
    for (let at = this.#countedTo; at < offset; at++) {
      if (bytes[at] === 0x0a || (bytes[at] === 0x0d && bytes[at + 1] !== 0x0a)) this.#line++
    }
    this.#countedTo = offset
    return this.#line
  }
}
