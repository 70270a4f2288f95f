import type { SessionInput, SessionRun } from '../core-types.ts'

/**
 * The bytes of whatever a reader chose, with progress. Read here and copied into the worker: a worker that touches `fetch`
 * or `Blob` detaches buffers, and that slows all of its typed arrays.
 */
export async function readInput(
  input: SessionInput,
  { signal, onProgress }: SessionRun = {},
): Promise<{ readonly bytes: Uint8Array; readonly name: string }> {
  if ('bytes' in input) return input
  if ('text' in input) return { bytes: new TextEncoder().encode(input.text), name: input.name }
  if ('file' in input)
    return { bytes: await collect(input.file.stream(), input.file.size, { signal, onProgress }), name: input.file.name }
  const response = await fetch(input.url, { signal })
  if (!response.ok || !response.body) throw new Error(`${input.url}: ${response.status} ${response.statusText}`)
  const total = Number(response.headers.get('content-length')) || undefined
  return { bytes: await collect(response.body, total, { signal, onProgress }), name: nameOf(input.url) }
}

async function collect(
  stream: ReadableStream<Uint8Array>,
  total: number | undefined,
  { signal, onProgress }: SessionRun,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let done = 0
  const reader = stream.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    signal?.throwIfAborted()
    parts.push(part.value)
    done += part.value.length
    onProgress?.({ stage: 'load', done, ...(total === undefined ? {} : { total: Math.max(total, done) }) })
  }
  const bytes = new Uint8Array(done)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

function nameOf(url: string): string {
  return decodeURIComponent(url.split(/[?#]/)[0].split('/').pop() || 'table.csv')
}
