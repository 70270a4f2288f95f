import type { CleaningPlan, CleaningStep } from '@csvanalyzer/core'

/** The step that leaves out rows of the file chosen by hand; its id is free in the plan. */
export function removeRowsStep(plan: CleaningPlan, rows: readonly number[]): CleaningStep {
  const chosen = [...new Set(rows)].sort((a, b) => a - b)
  return {
    id: freeId(plan, 'deleteRows:'),
    action: 'deleteRows',
    column: null,
    options: { rows: chosen },
    learned: null,
    status: 'accepted',
    reason: `${chosen.length} ${chosen.length === 1 ? 'row was' : 'rows were'} removed by hand.`,
    rule: null,
    affected: { cells: 0, rows: chosen.length },
    preview: [],
    finding: null,
  }
}

function freeId(plan: CleaningPlan, wanted: string): string {
  const taken = new Set(plan.steps.map(({ id }) => id))
  let id = wanted
  for (let n = 2; taken.has(id); n++) id = `${wanted}${n}`
  return id
}
