import { CsvAnalyzerError } from '../util/error.ts'
import { limits } from './limits.ts'

/** The error for a row beyond `limits.rowBytes`. */
export function rowTooLong(rowStart: number): CsvAnalyzerError {
  return new CsvAnalyzerError(
    'row-too-long',
    `the row that begins at byte ${rowStart} is longer than ${limits.rowBytes / 1024 / 1024} MiB; is this a CSV file, and are the quotes closed?`,
    { byteOffset: rowStart },
  )
}
