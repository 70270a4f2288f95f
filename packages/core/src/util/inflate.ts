import { CsvAnalyzerError } from './error.ts'

// RFC 1951, section 3.2.5: base and extra bits of the length codes 257 … 285 and the distance codes 0 … 29.
const lengthBase = Uint16Array.of(
  3,
  4,
  5,
  6,
  7,
  8,
  9,
  10,
  11,
  13,
  15,
  17,
  19,
  23,
  27,
  31,
  35,
  43,
  51,
  59,
  67,
  83,
  99,
  115,
  131,
  163,
  195,
  227,
  258,
)
const lengthExtra = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0)
const distanceBase = Uint16Array.of(
  1,
  2,
  3,
  4,
  5,
  7,
  9,
  13,
  17,
  25,
  33,
  49,
  65,
  97,
  129,
  193,
  257,
  385,
  513,
  769,
  1025,
  1537,
  2049,
  3073,
  4097,
  6145,
  8193,
  12289,
  16385,
  24577,
)
const distanceExtra = Uint8Array.of(
  0,
  0,
  0,
  0,
  1,
  1,
  2,
  2,
  3,
  3,
  4,
  4,
  5,
  5,
  6,
  6,
  7,
  7,
  8,
  8,
  9,
  9,
  10,
  10,
  11,
  11,
  12,
  12,
  13,
  13,
)
const codeOrder = Uint8Array.of(16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15)

export interface Inflated {
  readonly bytes: Uint8Array
  /** Where the compressed data ended. */
  readonly end: number
}

/**
 * Inflates raw DEFLATE data (RFC 1951). Our own, because the streams of the platform detach array buffers,
 * which slows every typed-array loop of a V8 process that trains later.
 * @throws CsvAnalyzerError `damaged-archive` or, beyond `most` bytes, `too-large`
 */
export function inflate(input: Uint8Array, start: number, expected: number, most: number): Inflated {
  const inflater = new Inflater(input, start, Math.min(most, Math.max(1024, expected)), most)
  while (!inflater.block());
  return inflater.result()
}

interface Huffman {
  /** Entry of the next `bits` bits: symbol · 16 + length. */
  readonly table: Uint32Array
  readonly bits: number
}

class Inflater {
  readonly #input: Uint8Array
  readonly #most: number
  #at: number
  #bits = 0
  #bitCount = 0
  #output: Uint8Array<ArrayBuffer>
  #length = 0

  constructor(input: Uint8Array, start: number, room: number, most: number) {
    this.#input = input
    this.#at = start
    this.#output = new Uint8Array(room)
    this.#most = most
  }

  result(): Inflated {
    return { bytes: this.#output.subarray(0, this.#length), end: this.#at - (this.#bitCount >> 3) }
  }

  /** Reads one block; true after the last. */
  block(): boolean {
    const last = this.#take(1) === 1
    const kind = this.#take(2)
    if (kind === 0) this.#stored()
    else if (kind === 1) this.#compressed(fixedLiterals(), fixedDistances())
    else if (kind === 2) this.#dynamic()
    else throw damaged()
    return last
  }

  #need(count: number): void {
    while (this.#bitCount < count) {
      // Zeros behind the end let the last codes be looked up; reading them for real is found out by their number.
      if (this.#at > this.#input.length + 4) throw damaged()
      this.#bits |= (this.#input[this.#at++] ?? 0) << this.#bitCount
      this.#bitCount += 8
    }
  }

  #take(count: number): number {
    if (count === 0) return 0
    this.#need(count)
    const value = this.#bits & ((1 << count) - 1)
    this.#bits >>>= count
    this.#bitCount -= count
    return value
  }

  #symbol({ table, bits }: Huffman): number {
    this.#need(bits)
    const entry = table[this.#bits & ((1 << bits) - 1)]
    const length = entry & 15
    if (length === 0) throw damaged()
    this.#bits >>>= length
    this.#bitCount -= length
    return entry >>> 4
  }

  #stored(): void {
    this.#at -= this.#bitCount >> 3
    this.#bits = this.#bitCount = 0
    const length = this.#input[this.#at] | (this.#input[this.#at + 1] << 8)
    const from = this.#at + 4
    if (from + length > this.#input.length) throw damaged()
    this.#makeRoom(length)
    this.#output.set(this.#input.subarray(from, from + length), this.#length)
    this.#length += length
    this.#at = from + length
  }

  #dynamic(): void {
    const literals = this.#take(5) + 257
    const distances = this.#take(5) + 1
    const codes = this.#take(4) + 4
    const codeLengths = new Uint8Array(19)
    for (let i = 0; i < codes; i++) codeLengths[codeOrder[i]] = this.#take(3)
    const lengths = this.#codeLengths(huffman(codeLengths), literals + distances)
    this.#compressed(huffman(lengths.subarray(0, literals)), huffman(lengths.subarray(literals)))
  }

  #codeLengths(code: Huffman, count: number): Uint8Array {
    const lengths = new Uint8Array(count)
    for (let i = 0; i < count;) {
      const symbol = this.#symbol(code)
      if (symbol < 16) lengths[i++] = symbol
      else {
        const value = symbol === 16 && i > 0 ? lengths[i - 1] : 0
        const repeat = symbol === 16 ? 3 + this.#take(2) : symbol === 17 ? 3 + this.#take(3) : 11 + this.#take(7)
        lengths.fill(value, i, i + repeat)
        i += repeat
      }
    }
    return lengths
  }

  #compressed(literals: Huffman, distances: Huffman): void {
    for (;;) {
      const symbol = this.#symbol(literals)
      if (symbol === 256) return
      if (symbol < 256) {
        if (this.#length === this.#output.length) this.#makeRoom(1)
        this.#output[this.#length++] = symbol
        continue
      }
      if (symbol > 285) throw damaged()
      const length = lengthBase[symbol - 257] + this.#take(lengthExtra[symbol - 257])
      const distanceSymbol = this.#symbol(distances)
      if (distanceSymbol > 29) throw damaged()
      const distance = distanceBase[distanceSymbol] + this.#take(distanceExtra[distanceSymbol])
      if (distance > this.#length) throw damaged()
      this.#makeRoom(length)
      const output = this.#output
      for (let i = 0, to = this.#length; i < length; i++, to++) output[to] = output[to - distance]
      this.#length += length
    }
  }

  #makeRoom(count: number): void {
    const needed = this.#length + count
    if (needed > this.#most)
      throw new CsvAnalyzerError(
        'too-large',
        `the unpacked file has more than ${this.#most} bytes; raise maxBytes or load a part of it`,
        { maxBytes: this.#most },
      )
    if (needed <= this.#output.length) return
    const grown = new Uint8Array(Math.min(this.#most, Math.max(needed, this.#output.length * 2)))
    grown.set(this.#output.subarray(0, this.#length))
    this.#output = grown
  }
}

function damaged(): CsvAnalyzerError {
  return new CsvAnalyzerError(
    'damaged-archive',
    'the compressed file is damaged or cut off; get it again or unpack it first',
  )
}

/** Canonical Huffman code as one table over the longest code; bits come least significant first. */
function huffman(lengths: Uint8Array): Huffman {
  let bits = 1
  for (const length of lengths) bits = Math.max(bits, length)
  const counts = new Uint16Array(16)
  for (const length of lengths) if (length > 0) counts[length]++
  const next = new Uint16Array(16)
  for (let length = 1, code = 0; length < 16; length++) {
    code = (code + counts[length - 1]) << 1
    next[length] = code
  }
  const table = new Uint32Array(1 << bits)
  lengths.forEach((length, symbol) => {
    if (length === 0) return
    const reversed = reverseBits(next[length]++, length)
    for (let entry = reversed; entry < table.length; entry += 1 << length) table[entry] = (symbol << 4) | length
  })
  return { table, bits }
}

function reverseBits(code: number, length: number): number {
  let reversed = 0
  for (let i = 0; i < length; i++) reversed |= ((code >> i) & 1) << (length - 1 - i)
  return reversed
}

let fixedLiteralCode: Huffman | undefined
let fixedDistanceCode: Huffman | undefined

function fixedLiterals(): Huffman {
  return (fixedLiteralCode ??= huffman(
    Uint8Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8)),
  ))
}

function fixedDistances(): Huffman {
  return (fixedDistanceCode ??= huffman(new Uint8Array(30).fill(5)))
}
