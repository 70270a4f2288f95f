import { decodeUtf8 } from '../text-codec.ts'
import { withRoom } from './growable.ts'

/** Gives equal texts equal codes, in order of first appearance, without making strings: entries point into the source bytes. */
export class ByteDictionary {
  size = 0
  readonly #bytes: Uint8Array
  #starts = new Uint32Array(64)
  #lengths = new Uint32Array(64)
  #hashes = new Int32Array(64)
  // Open addressing; a slot holds code + 1, 0 is free. At most half full.
  #slots = new Int32Array(128)
  readonly #recent = new Int32Array(256)
  // Texts that stand nowhere in the source as they are (escaped cells).
  readonly #own = new Map<number, Uint8Array>()

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  code(start: number, end: number): number {
    const bytes = this.#bytes
    const length = end - start
    // Few texts come again and again: the last one with this length and these borders is tried before any hashing.
    const guess = (length * 31 + bytes[start] * 7 + bytes[end - 1]) & 0xff
    const last = this.#recent[guess] - 1
    if (last >= 0 && this.#lengths[last] === length && this.#equals(last, bytes, start, length)) return last
    const code = this.#find(start, end, length)
    this.#recent[guess] = code + 1
    return code
  }

  #find(start: number, end: number, length: number): number {
    const bytes = this.#bytes
    let hash = length
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at], 0x01000193)
    hash ^= hash >>> 15
    const mask = this.#slots.length - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const code = this.#slots[slot] - 1
      if (code < 0) return this.#insert(slot, hash, start, length)
      if (this.#hashes[code] === hash && this.#lengths[code] === length && this.#equals(code, bytes, start, length))
        return code
    }
  }

  /** The code of a text that is not in the source bytes as it stands: the first `length` bytes. */
  codeOfText(text: Uint8Array, length: number): number {
    let hash = length
    for (let at = 0; at < length; at++) hash = Math.imul(hash ^ text[at], 0x01000193)
    hash ^= hash >>> 15
    const mask = this.#slots.length - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const code = this.#slots[slot] - 1
      if (code < 0) {
        this.#own.set(this.size, text.slice(0, length))
        return this.#insert(slot, hash, 0, length)
      }
      if (this.#hashes[code] === hash && this.#lengths[code] === length && this.#equals(code, text, 0, length))
        return code
    }
  }

  text(code: number): string {
    const own = this.#own.get(code)
    if (own !== undefined) return decodeUtf8(own)
    return decodeUtf8(this.#bytes, this.#starts[code], this.#starts[code] + this.#lengths[code])
  }

  /** Calls back with the place of each text that stands in the source bytes, else with a copy of it. */
  forEach(visit: (code: number, bytes: Uint8Array, start: number, end: number) => void): void {
    for (let code = 0; code < this.size; code++) {
      const own = this.#own.size > 0 ? this.#own.get(code) : undefined
      if (own === undefined) visit(code, this.#bytes, this.#starts[code], this.#starts[code] + this.#lengths[code])
      else visit(code, own, 0, own.length)
    }
  }

  /** All texts in order of their codes. */
  texts(): string[] {
    return Array.from({ length: this.size }, (_, code) => this.text(code))
  }

  /** Gives back what is needed only while texts are added. */
  close(): void {
    this.#slots = new Int32Array(0)
    this.#hashes = new Int32Array(0)
  }

  #equals(code: number, bytes: Uint8Array, start: number, length: number): boolean {
    const own = this.#own.size > 0 ? this.#own.get(code) : undefined
    const known = own ?? this.#bytes
    const from = own === undefined ? this.#starts[code] : 0
    for (let i = 0; i < length; i++) if (known[from + i] !== bytes[start + i]) return false
    return true
  }

  #insert(slot: number, hash: number, start: number, length: number): number {
    const code = this.size++
    this.#starts = withRoom(this.#starts, code + 1)
    this.#lengths = withRoom(this.#lengths, code + 1)
    this.#hashes = withRoom(this.#hashes, code + 1)
    this.#starts[code] = start
    this.#lengths[code] = length
    this.#hashes[code] = hash
    this.#slots[slot] = code + 1
    if (this.size * 2 > this.#slots.length) this.#rehash()
    return code
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2)
    const mask = slots.length - 1
    for (let code = 0; code < this.size; code++) {
      let slot = this.#hashes[code] & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = code + 1
    }
    this.#slots = slots
  }
}
