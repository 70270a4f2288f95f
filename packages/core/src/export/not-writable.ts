import type { CsvAnalyzerError } from '../util/error.ts'
import type { Kind, TypedOperation } from './column-kinds.ts'
import { notExportable } from './not-exportable.ts'

/** The error of one operation that a format without functions of texts has no words for: which, on which column, and what to do. */
export function notWritable(
  format: 'SQL' | 'ONNX',
  { op, from: column }: TypedOperation['operation'],
  kind: Kind,
): CsvAnalyzerError {
  const instead = op === 'fillBy' ? 'fill it with one value (fillMissing)' : 'leave the step out'
  const reason = `${op} of ${kind}s ("${column}") cannot be written in ${format}; ${instead}, or export as javascript or python`
  return notExportable(format, reason, column)
}
