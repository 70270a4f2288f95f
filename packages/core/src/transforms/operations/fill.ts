import type { OperationSpec } from '../operation-spec.ts'

/** Writes a value where it is missing; a number for number columns, a text for text columns. */
export const fill: OperationSpec<'fill'> = {
  bind: ({ value }) =>
    typeof value === 'number'
      ? { number: { toNumber: (x) => (x === x ? x : value) } }
      : { text: { toText: (text) => text ?? value } },
}
