import type { OperationSpec } from '../operation-spec.ts'

/** Values that stand for missing become missing: equal numbers in a number column, equal texts in a text column. */
export const missingIf: OperationSpec<'missingIf'> = {
  bind({ values }) {
    const numbers = values.filter((value) => typeof value === 'number')
    const texts = new Set(values.filter((value) => typeof value === 'string'))
    return {
      number: { toNumber: (x) => (numbers.includes(x) ? NaN : x) },
      text: { toText: (text) => (text !== null && texts.has(text) ? null : text) },
    }
  },
}
