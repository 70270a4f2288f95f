import { open } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { createPipeline } from './pipeline/create-pipeline.ts'
import type { Dataset } from './table/dataset.ts'
import type { LoadOptions, LoadSource } from './table/load-options.ts'
import { load as loadSource } from './table/load.ts'
import { collectBytes } from './table/read/collect-bytes.ts'
import { CsvAnalyzerError } from './util/error.ts'

/**
 * Loads a CSV file from a path, an address, bytes, a stream or text; text is told from a path by its line breaks.
 * @example const dataset = await load('sales.csv')
 * @throws CsvAnalyzerError `cannot-read` for a path that is not there
 */
export function load(source: LoadSource, options: LoadOptions = {}): Promise<Dataset> {
  return loadSource(source, { open: openLocation, ...options })
}

/** The whole flow as one frozen value, with paths as sources. */
export const pipeline = createPipeline(load)

async function openLocation(location: string, signal?: AbortSignal): Promise<LoadSource | null> {
  if (location === '') return null
  if (/^https?:\/\//i.test(location)) return fetchFrom(location, signal)
  const path = location.startsWith('file://') ? fileURLToPath(location) : location
  try {
    return await readFile(path, signal)
  } catch (cause) {
    if (signal?.aborted) throw signal.reason
    if (cause instanceof CsvAnalyzerError) throw cause
    throw cannotRead(path, cause)
  }
}

/** In parts, so that a line without end is refused before all of it is in memory. */
async function readFile(path: string, signal?: AbortSignal): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const parts = file.createReadStream({ highWaterMark: 1 << 20, autoClose: false, signal })
    return await collectBytes(parts, { signal }, size || undefined)
  } finally {
    await file.close()
  }
}

/** The answer of the address; what it holds is read by `load`. */
async function fetchFrom(location: string, signal?: AbortSignal): Promise<LoadSource> {
  try {
    return await fetch(location, { signal })
  } catch (cause) {
    if (signal?.aborted) throw signal.reason
    throw new CsvAnalyzerError(
      'unreachable',
      `cannot reach ${location}; is the address right?`,
      { url: location },
      { cause },
    )
  }
}

const sentences: { readonly [code: string]: string } = {
  ENOENT: 'there is no such file',
  EISDIR: 'that is a folder, not a file',
  EACCES: 'it may not be read',
  EPERM: 'it may not be read',
}

function cannotRead(path: string, cause: unknown): CsvAnalyzerError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
  return new CsvAnalyzerError(
    'cannot-read',
    `cannot read ${path}: ${sentences[code] ?? code}`,
    { path, reason: code },
    { cause },
  )
}
