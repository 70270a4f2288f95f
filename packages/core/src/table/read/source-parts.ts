import type { LoadOptions, LoadSource } from '../load-options.ts'
import { bytesOfPart } from './collect-bytes.ts'
import { blobParts, readSource, streamParts } from './read-source.ts'

/** Any source as the stream that it is; what has no stream is read first. */
export async function sourceParts(source: LoadSource, options: LoadOptions): Promise<AsyncIterable<Uint8Array>> {
  const { open, signal } = options
  if (typeof source === 'string' || source instanceof URL) {
    const location = String(source)
    const opened = open !== undefined && !/[\r\n]/.test(location) ? await open(location, signal) : null
    if (opened !== null) return sourceParts(opened, { ...options, open: undefined })
  }
  if (typeof Blob === 'function' && source instanceof Blob) return blobParts(source)
  if (typeof Response === 'function' && source instanceof Response && source.ok && source.body !== null)
    return streamParts(source.body)
  if (typeof ReadableStream === 'function' && source instanceof ReadableStream) return streamParts(source)
  if (typeof source === 'object' && Symbol.asyncIterator in source) return bytesOf(source)
  return one((await readSource(source, options)).bytes)
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

async function* bytesOf(parts: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  for await (const part of parts) yield bytesOfPart(part)
}
