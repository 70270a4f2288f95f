import type { CleaningPlan, CleaningStep } from './plan.ts'

export interface PlanDifference {
  readonly id: string
  readonly change: 'added' | 'removed' | 'moved' | 'status' | 'options' | 'learned'
  readonly before: CleaningStep | null
  readonly after: CleaningStep | null
}

/** How a second plan differs from the first, step by step; a step is known by its id, and moved when it is not among the most that stand in one order in both. */
export function comparePlans(first: CleaningPlan, second: CleaningPlan): readonly PlanDifference[] {
  const after = new Map(second.steps.map((step) => [step.id, step]))
  const known = new Set(first.steps.map((step) => step.id))
  const place = new Map(second.steps.map((step, index) => [step.id, index]))
  const shared = first.steps.filter((step) => place.has(step.id))
  const inOrder = longestRise(shared.map((step) => place.get(step.id)!))
  const moved = new Set(shared.filter((_, index) => !inOrder.has(index)).map((step) => step.id))
  const kept = first.steps.flatMap((step) => differences(step, after.get(step.id) ?? null, moved.has(step.id)))
  const added = second.steps
    .filter((step) => !known.has(step.id))
    .map((step): PlanDifference => ({ id: step.id, change: 'added', before: null, after: step }))
  return [...kept, ...added]
}

function differences(before: CleaningStep, after: CleaningStep | null, moved: boolean): readonly PlanDifference[] {
  if (after === null) return [{ id: before.id, change: 'removed', before, after }]
  const changes: PlanDifference['change'][] = moved ? ['moved'] : []
  if (before.status !== after.status) changes.push('status')
  if (!same(before.options, after.options)) changes.push('options')
  if (!same(before.learned, after.learned)) changes.push('learned')
  return changes.map((change) => ({ id: before.id, change, before, after }))
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}

/** The positions of a longest rising run of numbers, gaps allowed. */
function longestRise(numbers: readonly number[]): ReadonlySet<number> {
  const best: (readonly number[])[] = []
  numbers.forEach((number, index) => {
    let longest: readonly number[] = []
    for (let earlier = 0; earlier < index; earlier++)
      if (numbers[earlier] < number && best[earlier].length > longest.length) longest = best[earlier]
    best.push([...longest, index])
  })
  return new Set(best.reduce((longest, rise) => (rise.length > longest.length ? rise : longest), []))
}
