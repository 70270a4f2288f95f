import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { createPipeline } from './pipeline/create-pipeline.ts'
import type { Dataset } from './table/dataset.ts'
import type { LoadOptions, LoadSource } from './table/load-options.ts'
import { load as loadSource } from './table/load.ts'
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
    const bytes = await readFile(path, { signal })
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  } catch (cause) {
    if (signal?.aborted) throw signal.reason
    throw cannotRead(path, cause)
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
  ERR_FS_FILE_TOO_LARGE: 'it is too large to be read at once; load it as a stream',
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
