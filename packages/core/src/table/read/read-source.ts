import { CsvAnalyzerError } from '../../util/error.ts'
import type { LoadOptions, LoadSource } from '../load-options.ts'
import { encodeUtf8 } from '../text-codec.ts'
import { collectBytes } from './collect-bytes.ts'

/** The bytes of a source and what it is called. */
export interface ReadSource {
  readonly bytes: Uint8Array
  readonly name: string
}

/** Brings any source into one array of bytes. Bytes that are given are used in place, not copied. */
export async function readSource(source: LoadSource, options: LoadOptions): Promise<ReadSource> {
  const { name, open, signal } = options
  if (source instanceof Uint8Array) return { bytes: unshared(source), name: name ?? 'bytes' }
  if (source instanceof ArrayBuffer) return { bytes: new Uint8Array(source), name: name ?? 'bytes' }
  if (typeof source === 'string') {
    const opened = open !== undefined && !/[\r\n]/.test(source) ? await open(source, signal) : null
    if (opened !== null) return readSource(opened, { name: name ?? lastPart(source), ...options, open: undefined })
    return { bytes: encodeUtf8(source), name: name ?? 'text' }
  }
  if (source instanceof URL) return readUrl(source, options)
  if (typeof Blob === 'function' && source instanceof Blob) {
    const fileName = 'name' in source ? String(source.name) : 'blob'
    return { bytes: await collectBytes(blobParts(source), options, source.size), name: name ?? fileName }
  }
  if (typeof Response === 'function' && source instanceof Response) return readResponse(source, options)
  if (typeof ReadableStream === 'function' && source instanceof ReadableStream)
    return { bytes: await collectBytes(streamParts(source), options), name: name ?? 'stream' }
  if (isAsyncIterable(source)) return { bytes: await collectBytes(source, options), name: name ?? 'stream' }
  throw new CsvAnalyzerError(
    'unknown-source',
    `cannot load ${describe(source)}; give a path, URL, File, Blob, Response, stream, bytes or CSV text`,
  )
}

async function readUrl(url: URL, options: LoadOptions): Promise<ReadSource> {
  const { open, signal, name = lastPart(url.pathname) } = options
  const opened = open === undefined ? null : await open(url.href, signal)
  if (opened !== null) return readSource(opened, { ...options, name, open: undefined })
  let response: Response
  try {
    response = await fetch(url, { signal })
  } catch (cause) {
    if (signal?.aborted) throw signal.reason
    throw new CsvAnalyzerError(
      'unreachable',
      `cannot reach ${url.href}; is the address right, and does its server allow other sites to read it?`,
      { url: url.href },
      { cause },
    )
  }
  return readResponse(response, { ...options, name })
}

async function readResponse(response: Response, options: LoadOptions): Promise<ReadSource> {
  const name = options.name ?? (response.url === '' ? 'response' : lastPart(new URL(response.url).pathname))
  if (!response.ok)
    throw new CsvAnalyzerError(
      'unreachable',
      `${response.url || 'the response'} answered ${response.status} ${response.statusText}`.trim(),
      { status: response.status },
    )
  // The length counts compressed bytes when there is a content encoding.
  const length = response.headers.has('content-encoding') ? NaN : Number(response.headers.get('content-length') ?? NaN)
  if (response.bodyUsed) throw usedUp(name)
  const parts = response.body === null ? noParts() : streamParts(response.body)
  return { bytes: await collectBytes(parts, options, length >= 0 ? length : undefined), name }
}

async function* noParts(): AsyncGenerator<Uint8Array> {}

const BLOB_PART = 8 * 1024 * 1024

export async function* blobParts(blob: Blob): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < blob.size; at += BLOB_PART)
    yield new Uint8Array(await blob.slice(at, at + BLOB_PART).arrayBuffer())
}

export async function* streamParts(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (stream.locked) throw usedUp('the stream')
  const reader = stream.getReader()
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

function usedUp(name: string): CsvAnalyzerError {
  return new CsvAnalyzerError(
    'used-source',
    `${name} is being read already or has been; give a fresh one, or its bytes`,
    {
      name,
    },
  )
}

/** Text decoders refuse shared memory. */
function unshared(bytes: Uint8Array): Uint8Array {
  return bytes.buffer instanceof ArrayBuffer ? bytes : new Uint8Array(bytes)
}

function isAsyncIterable(source: unknown): source is AsyncIterable<Uint8Array> {
  return typeof source === 'object' && source !== null && Symbol.asyncIterator in source
}

function lastPart(path: string): string {
  return (
    path
      .split(/[/\\]/)
      .filter((part) => part !== '')
      .at(-1) ?? path
  )
}

function describe(source: unknown): string {
  if (source === null || source === undefined) return String(source)
  if (typeof source !== 'object') return `${typeof source} ${String(source)}`
  const name = source.constructor?.name ?? 'object'
  return `${/^[AEIOU]/i.test(name) ? 'an' : 'a'} ${name}`
}
