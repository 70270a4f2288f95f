import type { CleaningAction } from '../action.ts'
import { findingOf } from '../action.ts'
import { dataOf } from '../column-values.ts'

export const dropMissingTarget: CleaningAction = {
  name: 'dropMissingTarget',
  title: 'Drop rows without target',
  doc: 'Trains only on rows whose target is known.',
  on: 'table',
  rows: 'drop',
  options: {},
  suggest: (context) => {
    const finding =
      context.profile.findings.find((entry) => entry.code === 'missing-target') ?? findingOf(context, 'missing-target')
    if (finding === null || finding === undefined) return null
    return { reason: `${finding.message} There is nothing to learn from such a row.`, finding: finding.code }
  },
  lower: () => null,
  keep: ({ set, target }) => {
    const data = dataOf(set, target)
    if (data === null) return new Uint8Array(set.rowCount).fill(1)
    return data.kind === 'text'
      ? Uint8Array.from(data.codes, (code) => (code < 0 ? 0 : 1))
      : Uint8Array.from(data.values, (value) => (value === value ? 1 : 0))
  },
}
