import { datePartOf } from '../date-part.ts'
import type { OperationSpec } from '../operation-spec.ts'

/** A part of a date in epoch milliseconds (UTC); missing stays missing. */
export const datePart: OperationSpec<'datePart'> = {
  bind: ({ part }) => ({ number: { toNumber: datePartOf(part) } }),
}
