import type { CleaningPlan, CleaningStep } from './plan.ts'

export interface PlanDifference {
  readonly id: string
  readonly change: 'added' | 'removed' | 'status' | 'options' | 'learned'
  readonly before: CleaningStep | null
  readonly after: CleaningStep | null
}

/** How a second plan differs from the first, step by step; a step is known by its id. */
export function comparePlans(first: CleaningPlan, second: CleaningPlan): readonly PlanDifference[] {
  const after = new Map(second.steps.map((step) => [step.id, step]))
  const known = new Set(first.steps.map((step) => step.id))
  const kept = first.steps.flatMap((step) => differences(step, after.get(step.id) ?? null))
  const added = second.steps
    .filter((step) => !known.has(step.id))
    .map((step): PlanDifference => ({ id: step.id, change: 'added', before: null, after: step }))
  return [...kept, ...added]
}

function differences(before: CleaningStep, after: CleaningStep | null): readonly PlanDifference[] {
  if (after === null) return [{ id: before.id, change: 'removed', before, after }]
  const changes: PlanDifference['change'][] = []
  if (before.status !== after.status) changes.push('status')
  if (!same(before.options, after.options)) changes.push('options')
  if (!same(before.learned, after.learned)) changes.push('learned')
  return changes.map((change) => ({ id: before.id, change, before, after }))
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}
