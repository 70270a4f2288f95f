import type { JsonObject } from '../util/json.ts'
import { checkOptions } from './option-spec.ts'
import type { CleaningPlan, CleaningStep } from './plan.ts'
import { findAction } from './find-action.ts'

export interface StepParts {
  readonly action: string
  readonly column?: string | null
  readonly options?: JsonObject
  readonly reason?: string
  readonly status?: CleaningStep['status']
  readonly rule?: CleaningStep['rule']
  readonly finding?: string | null
}

/**
 * A step of any action, its options checked; by hand it is accepted at once.
 * @throws CsvAnalyzerError `unknown-action` or `invalid-option`
 */
export function makeStep(parts: StepParts): CleaningStep {
  const action = findAction(parts.action)
  const column = parts.column ?? null
  return {
    id: column === null ? parts.action : `${parts.action}:${column}`,
    action: parts.action,
    column,
    options: checkOptions(parts.action, action.options, parts.options ?? {}),
    learned: null,
    status: parts.status ?? 'accepted',
    reason: parts.reason ?? 'Added by hand.',
    rule: parts.rule ?? null,
    affected: { cells: 0, rows: 0 },
    preview: [],
    finding: parts.finding ?? null,
  }
}

/** The plan with one more step at its end; its id is made unique. */
export function addStep(plan: CleaningPlan, step: CleaningStep): CleaningPlan {
  return {
    ...plan,
    steps: [...plan.steps, { ...step, id: uniqueId(step.id, new Set(plan.steps.map((other) => other.id))) }],
  }
}

export function uniqueId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id
  for (let number = 2; ; number++) if (!taken.has(`${id}#${number}`)) return `${id}#${number}`
}
