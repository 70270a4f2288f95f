import type { OperationSpec } from '../operation-spec.ts'

/** Number → the nearest number within the limits; null is no limit. Missing stays missing. */
export const clip: OperationSpec<'clip'> = {
  bind: ({ lower, upper }) => ({
    number: { toNumber: (x) => (lower !== null && x < lower ? lower : upper !== null && x > upper ? upper : x) },
  }),
}
