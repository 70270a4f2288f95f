import { CsvAnalyzerError } from '../util/error.ts'
import type { ColumnOperation, OperationName } from './operation.ts'
import type { BoundOperation, OperationSpec } from './operation-spec.ts'
import { operations } from './operations/index.ts'

/** The operation as functions of single values. @throws CsvAnalyzerError `unknown-operation` */
export function bindOperation(operation: ColumnOperation): BoundOperation {
  const { op } = operation
  if (!Object.hasOwn(operations, op))
    throw new CsvAnalyzerError('unknown-operation', `unknown column operation "${op}"`, { operation: op })
  return (operations[op] as OperationSpec<OperationName>).bind(operation as never)
}
