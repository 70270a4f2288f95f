import type { OperationSpec } from '../operation-spec.ts'

/** Writes where `from` is missing what the table holds for the text of `by`; `value` where that is missing or not in the table. */
export const fillBy: OperationSpec<'fillBy'> = {
  bind({ table, value }) {
    const known = new Map(Object.entries(table))
    const filling = (by: string | null) => (by === null ? value : (known.get(by) ?? value))
    return {
      pair:
        typeof value === 'number'
          ? { numberByText: (x, by) => (x === x ? x : Number(filling(by))) }
          : { textByText: (text, by) => text ?? String(filling(by)) },
    }
  },
}
