import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { FittedPipeline } from './fitted/fitted-pipeline.ts'
import { createPipeline } from './pipeline/create-pipeline.ts'
import { predictAll as predictParts, type PredictedPart } from './pipeline/predict-all.ts'
import type { Dataset } from './table/dataset.ts'
import type { LoadOptions, LoadSource } from './table/load-options.ts'
import type { LoadPartsOptions } from './table/load-parts.ts'
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

/**
 * Predictions for a file of any length, part by part, with memory bounded by the size of a part. The rows come in the order of the file.
 * @example for await (const { firstRow, texts } of predictAll(pipeline, 'customers.csv')) console.log(firstRow, texts)
 * @throws CsvAnalyzerError what `load` throws
 */
export function predictAll(
  pipeline: FittedPipeline,
  source: LoadSource,
  options: LoadPartsOptions = {},
): AsyncGenerator<PredictedPart, void, undefined> {
  return predictParts(pipeline, source, { open: streamLocation, ...options })
}

/** The whole flow as one frozen value, with paths as sources. */
export const pipeline = createPipeline(load)

/** In parts, so that a line without end is refused before all of it is in memory. */
async function openLocation(location: string, signal?: AbortSignal): Promise<LoadSource | null> {
  if (location === '') return null
  if (isAddress(location)) return fetchFrom(location, signal)
  const path = pathOf(location)
  const size = await sizeOf(path).catch((error: unknown) => {
    // A web page or JSON on one line is no path; `load` says what it is.
    if (/^\s*[<[{]/.test(location)) return null
    throw error
  })
  if (size === null) return null
  return collectBytes(fileParts(path, signal), { signal }, size || undefined)
}

async function streamLocation(location: string, signal?: AbortSignal): Promise<LoadSource | null> {
  if (location === '') return null
  return isAddress(location) ? fetchFrom(location, signal) : fileParts(pathOf(location), signal)
}

const isAddress = (location: string): boolean => /^https?:\/\//i.test(location)
const pathOf = (location: string): string => (location.startsWith('file://') ? fileURLToPath(location) : location)

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch (cause) {
    throw cannotRead(path, cause)
  }
}

async function* fileParts(path: string, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: 1 << 20, signal })
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
  ENAMETOOLONG: 'no path is that long; text with a line end in it is read as CSV, and so are bytes',
}

const LONGEST_PATH_SHOWN = 200

function cannotRead(path: string, cause: unknown): CsvAnalyzerError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
  const shown = path.length > LONGEST_PATH_SHOWN ? `${path.slice(0, LONGEST_PATH_SHOWN)}…` : path
  const hint = code === 'ENOENT' && /[,;\t]/.test(path) ? '; text is read as CSV when it has a line end' : ''
  return new CsvAnalyzerError(
    'cannot-read',
    `cannot read ${shown}: ${sentences[code] ?? code}${hint}`,
    { path: shown, reason: code },
    { cause },
  )
}
