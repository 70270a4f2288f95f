import { CsvAnalyzerError } from '../util/error.ts'

/** The error of a format that cannot hold some pipeline, with the reason and what to do. */
export function notExportable(format: string, reason: string, column: string | null = null): CsvAnalyzerError {
  return new CsvAnalyzerError('not-exportable', `this pipeline cannot be exported as ${format}: ${reason}`, {
    format,
    column,
  })
}
