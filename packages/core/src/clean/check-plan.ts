import { CsvAnalyzerError } from '../util/error.ts'
import type { JsonObject } from '../util/json.ts'
import { makeStep, uniqueId } from './make-step.ts'
import type { CleaningPlan, CleaningStep } from './plan.ts'

const statuses: readonly string[] = ['suggested', 'accepted', 'rejected', 'undone']

/**
 * A plan from elsewhere (a file, a request) made sound: actions and options are checked, and what a person left out is filled in:
 * a step needs its action, and most a column; one without status is accepted.
 * @throws CsvAnalyzerError `not-a-plan`, `unknown-action` or `invalid-option`
 */
export function checkPlan(value: unknown): CleaningPlan {
  const { version, steps, target } = Object(value) as { readonly [name: string]: unknown }
  if (version !== 1 || !Array.isArray(steps))
    throw new CsvAnalyzerError('not-a-plan', 'this is no cleaning plan: it needs "version": 1 and a list of "steps"')
  const taken = new Set<string>()
  const checked = steps.map((step: unknown, index): CleaningStep => {
    const sound = checkStep(step, index)
    const id = uniqueId(sound.id, taken)
    taken.add(id)
    return { ...sound, id }
  })
  return { ...(value as object), version: 1, target: typeof target === 'string' ? target : null, steps: checked }
}

function checkStep(value: unknown, index: number): CleaningStep {
  const given = Object(value) as Partial<CleaningStep>
  const { action, column, options, status } = given
  if (typeof action !== 'string')
    throw new CsvAnalyzerError('not-a-plan', `step ${index + 1} of the plan names no action`, { index })
  if (status !== undefined && !statuses.includes(status))
    throw new CsvAnalyzerError(
      'not-a-plan',
      `step ${index + 1} has the status "${status}"; choose ${statuses.join(', ')}`,
      {
        index,
      },
    )
  const made = makeStep({
    action,
    ...(typeof column === 'string' && { column }),
    options: (options ?? {}) as JsonObject,
    ...(status !== undefined && { status }),
  })
  return { ...made, ...given, options: made.options, status: made.status, column: made.column }
}
