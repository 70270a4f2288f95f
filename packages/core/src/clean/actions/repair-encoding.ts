import type { CleaningAction } from '../action.ts'
import { columnOf, findingOf } from '../action.ts'

export const repairEncoding: CleaningAction = {
  name: 'repairEncoding',
  title: 'Repair damaged characters',
  doc: 'Turns UTF-8 that was read as Windows-1252 ("cafÃ©") back into what was meant ("café").',
  on: 'column',
  rows: 'keep',
  options: {},
  suggest: (context) => {
    const finding = findingOf(context, 'encoding-damage')
    if (finding === null || finding.evidence['repairable'] === 0) return null
    return { reason: `${finding.message} The damage can be undone letter by letter.`, finding: finding.code }
  },
  lower: (step, kind) =>
    kind === 'number'
      ? []
      : [{ op: 'normalizeText', from: columnOf(step), to: columnOf(step), steps: ['repairEncoding'] }],
}
