import type { OperationSpec } from '../operation-spec.ts'
import { dateReader } from '../parse-date.ts'

/** Text → epoch milliseconds (UTC) by the first format that fits; what fits none is missing. */
export const parseDate: OperationSpec<'parseDate'> = {
  bind({ formats }) {
    const read = dateReader(formats)
    return { text: { toNumber: (text) => (text === null ? NaN : read(text)) } }
  },
}
