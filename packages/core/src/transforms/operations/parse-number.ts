import type { OperationSpec } from '../operation-spec.ts'
import { numberReader } from '../parse-number.ts'

/** Text → number by one format; what does not parse is missing. */
export const parseNumber: OperationSpec<'parseNumber'> = {
  bind({ format }) {
    const read = numberReader(format)
    return { text: { toNumber: (text) => (text === null ? NaN : read(text)) } }
  },
}
