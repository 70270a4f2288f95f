import type { OperationSpec } from '../operation-spec.ts'

/** Text → number by a table; a text outside it gives `other`, a missing one `missing` (null is NaN). */
export const lookUp: OperationSpec<'lookUp'> = {
  bind(operation) {
    const table = new Map(Object.entries(operation.table))
    const other = operation.other ?? NaN
    const missing = operation.missing ?? NaN
    return { text: { toNumber: (text) => (text === null ? missing : (table.get(text) ?? other)) } }
  },
}
