import type { OperationSpec } from '../operation-spec.ts'

/** Leaves only the columns listed. */
export const keep: OperationSpec<'keep'> = {
  bind({ columns }) {
    const kept = new Set(columns)
    return { select: (names) => names.filter((name) => kept.has(name)) }
  },
}
