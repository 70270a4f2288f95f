/** A message of Protocol Buffers being written: fields in the order of the calls. Only what ONNX needs. */
export class Message {
  readonly #parts: Uint8Array[] = []

  /** Wire type 0; `value` is a whole number, −2⁵³ < value < 2⁵³. */
  integer(field: number, value: number): this {
    this.#parts.push(varint(field * 8), varint(value))
    return this
  }

  bytes(field: number, value: Uint8Array): this {
    this.#parts.push(varint(field * 8 + 2), varint(value.length), value)
    return this
  }

  text(field: number, value: string): this {
    return this.bytes(field, new TextEncoder().encode(value))
  }

  message(field: number, value: Message): this {
    return this.bytes(field, value.finish())
  }

  /** Packed varints. */
  integers(field: number, values: ArrayLike<number>): this {
    const bytes = new Uint8Array(values.length * LONGEST)
    let length = 0
    for (let i = 0; i < values.length; i++) length = varintInto(bytes, length, values[i])
    return this.bytes(field, bytes.slice(0, length))
  }

  finish(): Uint8Array {
    return joined(this.#parts)
  }
}

/** Bytes of the longest varint: 64 bits, seven a byte. */
const LONGEST = 10

function varint(value: number): Uint8Array {
  const bytes = new Uint8Array(LONGEST)
  return bytes.subarray(0, varintInto(bytes, 0, value))
}

/** Seven bits a byte, lowest first; a negative number as its 64-bit two's complement. Answers where the next byte goes. */
function varintInto(bytes: Uint8Array, at: number, value: number): number {
  if (value < 0) return negativeInto(bytes, at, value)
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes[at++] = (rest % 128) + 128
  bytes[at++] = rest
  return at
}

function negativeInto(bytes: Uint8Array, at: number, value: number): number {
  let rest = BigInt.asUintN(64, BigInt(value))
  for (; rest > 127n; rest >>= 7n) bytes[at++] = Number(rest & 127n) | 128
  bytes[at++] = Number(rest)
  return at
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
