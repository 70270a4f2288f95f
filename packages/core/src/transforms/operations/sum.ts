import type { OperationSpec } from '../operation-spec.ts'

/** One column plus a multiple of another; missing where either is. One after the other they make a weighted sum. */
export const sum: OperationSpec<'sum'> = {
  bind: ({ weight }) => ({ pair: { numberByNumber: (x, by) => x + by * weight } }),
}
