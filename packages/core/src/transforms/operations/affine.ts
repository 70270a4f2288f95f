import type { OperationSpec } from '../operation-spec.ts'

/** x · scale + offset, two roundings (never fused). */
export const affine: OperationSpec<'affine'> = {
  bind: ({ scale, offset }) => ({ number: { toNumber: (x) => x * scale + offset } }),
}
