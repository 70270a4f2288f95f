import { classRows } from './rare-class.ts'
import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { grouped, percent, quoted } from './wording.ts'

const least = 0.1

export const classImbalance: FindingRule = {
  code: 'class-imbalance',
  title: 'Uneven classes',
  threshold: `Two classes, the rarer in less than ${percent(least)} of the rows.`,
  action: null,
  find: ({ target }) => {
    const classes = target?.profile.classes ?? []
    if (classes.length !== 2) return []
    const total = classes[0].count + classes[1].count
    const share = classes[1].count / total
    if (share >= least) return []
    return [
      found(classImbalance, {
        column: target!.profile.name,
        severity: 'info',
        cost: 0.2,
        threshold: least,
        message: `Only ${percent(share)} of the rows (${grouped(classes[1].count)} of ${grouped(total)}) are ${quoted(classes[1].value)}: accuracy says little here, look at the area under the curve.`,
        evidence: {
          share,
          value: classes[1].value,
          count: classes[1].count,
          counts: classes.map((entry) => entry.count),
        },
        rows: classRows(target!, classes[1].value),
      }),
    ]
  },
}
