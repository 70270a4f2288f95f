import type { OperationSpec } from '../operation-spec.ts'

/** Writes where `from` is missing what the table holds for the text of `by`; `value` where that is missing or not in the table. */
export const fillBy: OperationSpec<'fillBy'> = {
  bind({ table, value }) {
    if (typeof value === 'number') {
      const numbers = new Map(Object.entries(table).map(([text, number]) => [text, Number(number)]))
      return { pair: { numberByText: (x, by) => (x === x ? x : by === null ? value : (numbers.get(by) ?? value)) } }
    }
    const texts = new Map(Object.entries(table).map(([text, filled]) => [text, String(filled)]))
    return { pair: { textByText: (text, by) => text ?? (by === null ? value : (texts.get(by) ?? value)) } }
  },
}
