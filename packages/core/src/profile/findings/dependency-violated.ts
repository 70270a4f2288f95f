import { nearDependencies } from '../dependencies.ts'
import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { counted, percent, quoted } from './wording.ts'

export const dependencyViolated: FindingRule = {
  code: 'dependency-violated',
  title: 'Broken rule between two columns',
  threshold:
    'One column decides another in 98 % of the rows of groups with at least two rows, but not in all, and by far better than chance.',
  action: 'repairDependency',
  find: ({ dataset, columns, target, rows }) =>
    nearDependencies(dataset, columns, target?.profile.name ?? null, rows).map((dependency) =>
      found(dependencyViolated, {
        column: dependency.dependent,
        severity: 'info',
        cost: 0.1,
        threshold: 0.98,
        message: `${quoted(dependency.determinant)} decides ${quoted(dependency.dependent)} in ${percent(dependency.share)} of the rows; ${counted(dependency.violations, 'row')} ${dependency.violations === 1 ? 'says' : 'say'} otherwise.`,
        evidence: { by: dependency.determinant, share: dependency.share, violations: dependency.violations },
        rows: dependency.rows,
      }),
    ),
}
