import type { CleaningPlan, CleaningStep } from '../core-types.ts'

/** Suggested steps count as accepted until somebody says no. */
export function isOn({ status }: CleaningStep): boolean {
  return status === 'suggested' || status === 'accepted'
}

export function setStatus(plan: CleaningPlan, id: string, status: CleaningStep['status']): CleaningPlan {
  return { ...plan, steps: plan.steps.map((step) => (step.id === id ? { ...step, status } : step)) }
}

/** One place up or down; at an end the plan comes back as it is. */
export function moveStep(plan: CleaningPlan, id: string, by: 1 | -1): CleaningPlan {
  const from = plan.steps.findIndex((step) => step.id === id)
  const to = from + by
  if (from < 0 || to < 0 || to >= plan.steps.length) return plan
  const steps = [...plan.steps]
  ;[steps[from], steps[to]] = [steps[to], steps[from]]
  return { ...plan, steps }
}

/** A step by hand at the head of the plan: these rows of the file take no part in training. */
export function removeRows(plan: CleaningPlan, rows: readonly number[], reason: string): CleaningPlan {
  const taken = new Set(plan.steps.map(({ id }) => id))
  let id = `deleteRows:${rows[0]}`
  for (let n = 2; taken.has(id); n++) id = `deleteRows:${rows[0]}-${n}`
  const step: CleaningStep = {
    id,
    action: 'deleteRows',
    column: null,
    options: { rows },
    learned: null,
    status: 'accepted',
    reason,
    rule: null,
    affected: { cells: 0, rows: rows.length },
    preview: rows.slice(0, 10).map((row) => ({ row, before: null, after: null, dropped: true })),
    finding: null,
  }
  return { ...plan, steps: [step, ...plan.steps] }
}

/** What the accepted steps come to: how many, the cells they touch, the rows they keep out of training. */
export function planTotals(plan: CleaningPlan): {
  readonly accepted: number
  readonly cells: number
  readonly droppedRows: number
} {
  const on = plan.steps.filter(isOn)
  const drops = on.filter(({ preview }) => preview.some(({ dropped }) => dropped))
  return {
    accepted: on.length,
    cells: on.filter((step) => !drops.includes(step)).reduce((sum, { affected }) => sum + affected.cells, 0),
    droppedRows: drops.reduce((sum, { affected }) => sum + affected.rows, 0),
  }
}

/** Suggested becomes accepted: what the reader saw and let stand. */
export function acceptAll(plan: CleaningPlan): CleaningPlan {
  return {
    ...plan,
    steps: plan.steps.map((step) => (step.status === 'suggested' ? { ...step, status: 'accepted' as const } : step)),
  }
}
