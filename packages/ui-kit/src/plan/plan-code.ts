import type { CleaningPlan } from '../core-types.ts'
import { isOn } from './edit-plan.ts'

/** The plan as the lines that make it in a program. */
export function planCode(plan: CleaningPlan): string {
  const steps = plan.steps.filter(isOn).map(({ action, column, options }) => ({ action, column, options }))
  return `import { clean, load, profile, suggest } from '@csvanalyzer/core'

const dataset = await load(file)
const summary = await profile(dataset${plan.target ? `, { target: ${JSON.stringify(plan.target)} }` : ''})
const suggested = suggest(dataset, summary${plan.target ? `, { target: ${JSON.stringify(plan.target)} }` : ''})
const kept = new Set(${JSON.stringify(
    plan.steps.filter(isOn).map(({ id }) => id),
    null,
    2,
  )})
const plan = { ...suggested, steps: suggested.steps.filter(({ id }) => kept.has(id)) }
const tidy = await clean(dataset, plan)

// the steps kept
${steps.map((step) => `// ${JSON.stringify(step)}`).join('\n')}`
}
