import { log as naturalLog } from '../../util/log.ts'
import type { OperationSpec } from '../operation-spec.ts'

/** ln(x + shift); missing where x + shift ≤ 0. */
export const log: OperationSpec<'log'> = {
  bind: ({ shift }) => ({ number: { toNumber: (x) => (x + shift > 0 ? naturalLog(x + shift) : NaN) } }),
}
