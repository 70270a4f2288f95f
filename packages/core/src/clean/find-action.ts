import { CsvAnalyzerError } from '../util/error.ts'
import { nearestName } from '../util/nearest-name.ts'
import type { CleaningAction } from './action.ts'
import { actions } from './actions/index.ts'

/** The action of a step by its name. @throws CsvAnalyzerError `unknown-action`, with the nearest name */
export function findAction(name: string): CleaningAction {
  const action = Object.hasOwn(actions, name)
    ? (actions as { readonly [name: string]: CleaningAction })[name]
    : undefined
  if (action !== undefined) return action
  const nearest = nearestName(name, Object.keys(actions))
  const hint = nearest === null ? `there are: ${Object.keys(actions).join(', ')}` : `did you mean "${nearest}"?`
  throw new CsvAnalyzerError('unknown-action', `unknown cleaning action "${name}"; ${hint}`, { action: name })
}
