import type { OperationSpec } from '../operation-spec.ts'
import { yeoJohnson } from '../yeo-johnson.ts'

/** The Yeo–Johnson power transform. */
export const power: OperationSpec<'power'> = {
  bind: ({ lambda }) => ({ number: { toNumber: (x) => yeoJohnson(x, lambda) } }),
}
