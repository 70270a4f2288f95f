/** Holds what has come of a stream and has not been used yet. */
export class PartReader {
  bytes: Uint8Array = new Uint8Array(0)
  ended = false
  readonly #stream: AsyncIterator<Uint8Array>

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#stream = source[Symbol.asyncIterator]()
  }

  /** Reads on until at least so many bytes are here, or the end. */
  async fill(wanted: number): Promise<void> {
    const parts = [this.bytes]
    let length = this.bytes.length
    while (length < wanted && !this.ended) {
      const { value, done = false } = await this.#stream.next()
      if (done) this.ended = true
      else {
        parts.push(value)
        length += value.length
      }
    }
    if (parts.length > 1) this.bytes = joined(parts, length)
  }

  /** The first bytes have been used. */
  drop(count: number): void {
    this.bytes = this.bytes.subarray(count)
  }

  /** All that has come and all that will. */
  async *rest(): AsyncGenerator<Uint8Array> {
    yield this.bytes
    for (let part = await this.#stream.next(); !part.done; part = await this.#stream.next()) yield part.value
  }

  async close(): Promise<void> {
    await this.#stream.return?.()
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
