import type { CleaningStep } from '../../clean/plan.ts'
import { stepLine } from '../../clean/step-line.ts'
import type { Finding } from '../../util/finding.ts'
import { findingText } from '../finding-text.ts'
import { actionFrench } from './action-fr.ts'
import { spaced } from './spaced.ts'

/** Une étape du plan et sa raison : le constat auquel elle répond quand il est connu, sinon ce que fait l’action. */
export function stepFrench(step: CleaningStep, findings: readonly Finding[]): readonly [what: string, why: string] {
  const { title, doc } = actionFrench(step.action)
  const what = stepLine(step, step.column === null ? title : `${title} « ${step.column} »`)
  const cause = findings.find(({ code, column }) => code === step.finding && (column ?? null) === step.column)
  return [spaced(what), spaced(cause === undefined ? doc : `${findingText(cause, 'fr').text} ${doc}`)]
}
