import type { OperationSpec } from '../operation-spec.ts'

/** Takes the columns listed away; one that is not there is no error. */
export const drop: OperationSpec<'drop'> = {
  bind({ columns }) {
    const dropped = new Set(columns)
    return { select: (names) => names.filter((name) => !dropped.has(name)) }
  },
}
