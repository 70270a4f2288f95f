import { constantColumn } from './constant-column.ts'
import { duplicateColumn } from './duplicate-column.ts'
import { duplicateRows } from './duplicate-rows.ts'
import { emptyColumn } from './empty-column.ts'
import { idLikeColumn } from './id-like-column.ts'
import { missingTarget } from './missing-target.ts'
import { missingValues } from './missing-values.ts'
import { oneClassTarget } from './one-class-target.ts'
import { postOutcomeName } from './post-outcome-name.ts'
import type { FindingRule } from './rule.ts'
import { strongFeature } from './strong-feature.ts'
import { targetLeak } from './target-leak.ts'

/** All rules, by the code of their findings. */
export const findingRules = {
  'one-class-target': oneClassTarget,
  'target-leak': targetLeak,
  'missing-target': missingTarget,
  'post-outcome-name': postOutcomeName,
  'strong-feature': strongFeature,
  'id-like-column': idLikeColumn,
  'duplicate-column': duplicateColumn,
  'empty-column': emptyColumn,
  'constant-column': constantColumn,
  'missing-values': missingValues,
  'duplicate-rows': duplicateRows,
} satisfies { readonly [code: string]: FindingRule }

export type FindingCode = keyof typeof findingRules
