import { CsvAnalyzerError } from './error.ts'

export function unreadableModel(reason: string): CsvAnalyzerError {
  return new CsvAnalyzerError('unreadable-model', `the model cannot be read: ${reason}`)
}
