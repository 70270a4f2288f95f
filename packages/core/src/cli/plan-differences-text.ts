import { comparePlans, describeStep, type CleaningPlan, type PlanDifference } from '../node.ts'

/** How a plan differs from another one, a line a difference. */
export function planDifferencesText(other: CleaningPlan, plan: CleaningPlan): string {
  const differences = comparePlans(other, plan)
  if (differences.length === 0) return 'The two plans have the same steps.'
  return differences.map(lineOf).join('\n')
}

function lineOf({ id, change, before, after }: PlanDifference): string {
  switch (change) {
    case 'added':
      return `+ ${id}  ${describeStep(after!)}`
    case 'removed':
      return `- ${id}  ${describeStep(before!)}`
    case 'moved':
      return `~ ${id}  stands elsewhere in the order`
    case 'status':
      return `~ ${id}  ${before!.status} → ${after!.status}`
    default:
      return `~ ${id}  ${change}: ${JSON.stringify(before![change])} → ${JSON.stringify(after![change])}`
  }
}
