/** Texts of more digits do not fit a float64 exactly together with their length. */
const mostDigits = 14

/**
 * Codes for texts that are all digits, in order of first appearance: a text is told by its value and length in one number, so that no
 * source bytes are read again to compare.
 */
export class DigitDictionary {
  size = 0
  #starts = new Uint32Array(64)
  #lengths = new Uint8Array(64)
  // Open addressing, at most half full; a key is never 0, since it holds the length.
  #keys = new Float64Array(256)
  #codes = new Int32Array(256)

  /** The code of the digits in a stretch of bytes; −1 when they are none, or too many. */
  code(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start
    if (length > mostDigits || length === 0) return -1
    let value = 0
    for (let at = start; at < end; at++) {
      const digit = bytes[at] - 48
      if (digit < 0 || digit > 9) return -1
      value = value * 10 + digit
    }
    const key = value * 16 + length
    const mask = this.#keys.length - 1
    for (let slot = hashOf(value, length) & mask; ; slot = (slot + 1) & mask) {
      if (this.#keys[slot] === key) return this.#codes[slot]
      if (this.#keys[slot] === 0) return this.#insert(slot, key, start, length)
    }
  }

  /** Where each text stands, in order of the codes. */
  places(): readonly { readonly start: number; readonly end: number }[] {
    return Array.from({ length: this.size }, (_, code) => ({
      start: this.#starts[code],
      end: this.#starts[code] + this.#lengths[code],
    }))
  }

  #insert(slot: number, key: number, start: number, length: number): number {
    const code = this.size++
    if (code === this.#starts.length) this.#widen()
    this.#starts[code] = start
    this.#lengths[code] = length
    this.#keys[slot] = key
    this.#codes[slot] = code
    if (this.size * 2 > this.#keys.length) this.#rehash()
    return code
  }

  #widen(): void {
    const starts = new Uint32Array(this.#starts.length * 2)
    const lengths = new Uint8Array(this.#lengths.length * 2)
    starts.set(this.#starts)
    lengths.set(this.#lengths)
    this.#starts = starts
    this.#lengths = lengths
  }

  #rehash(): void {
    const [keys, codes] = [this.#keys, this.#codes]
    this.#keys = new Float64Array(keys.length * 2)
    this.#codes = new Int32Array(codes.length * 2)
    const mask = this.#keys.length - 1
    for (let from = 0; from < keys.length; from++) {
      if (keys[from] === 0) continue
      const length = keys[from] % 16
      let slot = hashOf((keys[from] - length) / 16, length) & mask
      while (this.#keys[slot] !== 0) slot = (slot + 1) & mask
      this.#keys[slot] = keys[from]
      this.#codes[slot] = codes[from]
    }
  }
}

function hashOf(value: number, length: number): number {
  const low = (value % 4294967296) | 0
  const high = (value / 4294967296) | 0
  const mixed = Math.imul(low ^ Math.imul(high, 0x9e3779b1) ^ length, 0x85ebca6b)
  return mixed ^ (mixed >>> 15)
}
