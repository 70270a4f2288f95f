import type { OperationSpec } from '../operation-spec.ts'

/** The product of two columns (of one with itself: its square); missing where either is. */
export const product: OperationSpec<'product'> = {
  bind: () => ({ pair: { numberByNumber: (x, by) => x * by } }),
}
