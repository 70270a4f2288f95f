import type { OperationSpec } from '../operation-spec.ts'

/** 1 where the value is missing, equals one value, or is none of a list; else 0. A missing value equals nothing and is in no list's complement. */
export const indicator: OperationSpec<'indicator'> = {
  bind({ of }) {
    if (of === 'missing')
      return { number: { toNumber: (x) => (x === x ? 0 : 1) }, text: { toNumber: (text) => (text === null ? 1 : 0) } }
    if ('notIn' in of) {
      const listed = new Set(of.notIn)
      return { text: { toNumber: (text) => (text !== null && !listed.has(text) ? 1 : 0) } }
    }
    const { equals } = of
    return typeof equals === 'number'
      ? { number: { toNumber: (x) => (x === equals ? 1 : 0) } }
      : { text: { toNumber: (text) => (text === equals ? 1 : 0) } }
  },
}
