import { describeStep } from './describe-step.ts'
import type { CleaningPlan } from './plan.ts'

/** The plan as a program: the same steps by hand, in TypeScript. */
export function planToTypeScript(plan: CleaningPlan): string {
  const steps = plan.steps.map((step) => {
    const { action, column, options, status } = step
    const parts = {
      action,
      ...(column === null ? {} : { column }),
      ...(Object.keys(options).length === 0 ? {} : { options }),
      ...(status === 'accepted' ? {} : { status }),
    }
    return `  // ${oneLine(describeStep(step))}: ${oneLine(step.reason)}\n  makeStep(${JSON.stringify(parts)}),`
  })
  return `import { clean, load, makeStep } from '@csvanalyzer/core'
import type { CleaningPlan } from '@csvanalyzer/core'

const steps = [
${steps.join('\n')}
]
const plan: CleaningPlan = { version: 1, target: ${JSON.stringify(plan.target)}, steps }

export const tidy = await clean(await load(process.argv[2]), plan)
`
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}
