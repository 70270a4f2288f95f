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
    return this.bytes(field, joined(Array.from(values, varint)))
  }

  finish(): Uint8Array {
    return joined(this.#parts)
  }
}

/** Seven bits a byte, lowest first; a negative number as its 64-bit two's complement. */
function varint(value: number): Uint8Array {
  const bytes: number[] = []
  let rest = BigInt.asUintN(64, BigInt(value))
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128)
    rest >>= 7n
  }
  bytes.push(Number(rest))
  return Uint8Array.from(bytes)
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
