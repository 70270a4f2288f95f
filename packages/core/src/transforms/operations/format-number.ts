import type { OperationSpec } from '../operation-spec.ts'

/** Number → text as `String(x)` writes it (−0 is `0`); missing stays missing. */
export const formatNumber: OperationSpec<'formatNumber'> = {
  bind: () => ({ number: { toText: (value) => (value === value ? String(value) : null) } }),
}
