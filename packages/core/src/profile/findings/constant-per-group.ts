import type { ColumnProfile } from '../profile.ts'
import { presentRows } from './present-rows.ts'
import { found } from './rule.ts'
import type { FindingContext, FindingRule, RankedFinding } from './rule.ts'
import { counted, percent, quoted } from './wording.ts'

const leastGroupSize = 3
const mostGroupsShare = 0.34

export const constantPerGroup: FindingRule = {
  code: 'constant-per-group',
  title: 'Rows that belong together',
  threshold: `A column named like a key whose values repeat (${leastGroupSize} rows each on average, at least 20 groups), and a target that is the same in all rows of every group.`,
  action: null,
  find: (context) => {
    if (context.target?.classes === null || context.target === null) return []
    return context.columns
      .filter((column) => column.name !== context.target!.profile.name && isGroupKey(column))
      .flatMap((column) => sameTarget(column, context))
  },
}

/** Split such rows over two folds and the model recognises the group instead of learning. */
function isGroupKey(column: ColumnProfile): boolean {
  const present = column.count - column.missing
  const named =
    /(^|[^a-z])(id|uid|key|patient|subject|user|customer|client|household|group|session|device)([^a-z]|$)|[a-z](Id|ID)$/.test(
      column.name,
    ) || /[a-z]id$/i.test(column.name)
  return named && column.distinct >= 20 && column.distinct <= mostGroupsShare * present
}

function sameTarget(profile: ColumnProfile, context: FindingContext): readonly RankedFinding[] {
  const column = context.dataset.column(profile.name)
  if (column.storage === 'text') return []
  const keys: ArrayLike<number> = column.storage === 'category' ? column.codes : column.values
  const classOf = new Map<number, number>()
  for (let row = 0; row < column.length; row++) {
    const wanted = context.target!.classes![row]
    if (column.missing[row] !== 0 || wanted < 0) continue
    const known = classOf.get(keys[row])
    if (known !== undefined && known !== wanted) return []
    classOf.set(keys[row], wanted)
  }
  return [
    found(constantPerGroup, {
      column: profile.name,
      severity: 'warning',
      cost: 0.5,
      threshold: leastGroupSize,
      message: `Rows with the same ${quoted(profile.name)} always have the same target (${counted(profile.distinct, 'group')}, ${percent(profile.distinct / profile.count)} of the rows): keep each group on one side of a split.`,
      evidence: { groups: profile.distinct, share: profile.distinct / profile.count },
      rows: presentRows(context.dataset, profile.name),
    }),
  ]
}
