import { caseVariants } from './case-variants.ts'
import { classImbalance } from './class-imbalance.ts'
import { constantColumn } from './constant-column.ts'
import { constantLength } from './constant-length.ts'
import { constantPerGroup } from './constant-per-group.ts'
import { dateFormats } from './date-formats.ts'
import { dependencyViolated } from './dependency-violated.ts'
import { disguisedMissing } from './disguised-missing.ts'
import { dominantValue } from './dominant-value.ts'
import { duplicateColumn } from './duplicate-column.ts'
import { duplicateRows } from './duplicate-rows.ts'
import { emptyColumn } from './empty-column.ts'
import { encodingDamage } from './encoding-damage.ts'
import { excessZeros } from './excess-zeros.ts'
import { freeText } from './free-text.ts'
import { highCardinality } from './high-cardinality.ts'
import { highCorrelation } from './high-correlation.ts'
import { idLikeColumn } from './id-like-column.ts'
import { infiniteValues } from './infinite-values.ts'
import { missingTarget } from './missing-target.ts'
import { missingTogether } from './missing-together.ts'
import { missingValues } from './missing-values.ts'
import { misspeltCategories } from './misspelt-categories.ts'
import { mixedTypes } from './mixed-types.ts'
import { nearDuplicateCategories } from './near-duplicate-categories.ts'
import { oneClassTarget } from './one-class-target.ts'
import { outOfOrderTime } from './out-of-order-time.ts'
import { outerSpaces } from './outer-spaces.ts'
import { outliers } from './outliers.ts'
import { personalData } from './personal-data.ts'
import { placeholderDate } from './placeholder-date.ts'
import { postOutcomeName } from './post-outcome-name.ts'
import { rareClass } from './rare-class.ts'
import { skewed } from './skewed.ts'
import { strongFeature } from './strong-feature.ts'
import { targetLeak } from './target-leak.ts'
import { unitInNumber } from './unit-in-number.ts'
import { inliers } from './inliers.ts'
import { nearDuplicateRows } from './near-duplicate-rows.ts'
import { rareNegatives } from './rare-negatives.ts'
import { noRows } from './no-rows.ts'
import { uniform } from './uniform.ts'
import { unsupportedValues } from './unsupported-values.ts'
import { nonStationary } from './non-stationary.ts'
import { seasonal } from './seasonal.ts'
import type { FindingRule } from './rule.ts'

/** All rules, by the code of their findings. */
export const findingRules = {
  'no-rows': noRows,
  'one-class-target': oneClassTarget,
  'target-leak': targetLeak,
  'missing-target': missingTarget,
  'constant-per-group': constantPerGroup,
  'post-outcome-name': postOutcomeName,
  'strong-feature': strongFeature,
  'class-imbalance': classImbalance,
  'rare-class': rareClass,
  'id-like-column': idLikeColumn,
  'duplicate-column': duplicateColumn,
  'empty-column': emptyColumn,
  'constant-column': constantColumn,
  'dominant-value': dominantValue,
  'unsupported-values': unsupportedValues,
  'unit-in-number': unitInNumber,
  'mixed-date-formats': dateFormats,
  'mixed-types': mixedTypes,
  'disguised-missing': disguisedMissing,
  'placeholder-date': placeholderDate,
  'missing-values': missingValues,
  'missing-together': missingTogether,
  'duplicate-rows': duplicateRows,
  'near-duplicate-rows': nearDuplicateRows,
  'case-variants': caseVariants,
  'near-duplicate-categories': nearDuplicateCategories,
  'misspelt-categories': misspeltCategories,
  'outer-spaces': outerSpaces,
  'encoding-damage': encodingDamage,
  'dependency-violated': dependencyViolated,
  outliers,
  inliers,
  'infinite-values': infiniteValues,
  'rare-negatives': rareNegatives,
  'excess-zeros': excessZeros,
  skewed,
  uniform,
  'high-cardinality': highCardinality,
  'high-correlation': highCorrelation,
  'constant-length': constantLength,
  'out-of-order-time': outOfOrderTime,
  seasonal,
  'non-stationary': nonStationary,
  'free-text': freeText,
  'personal-data': personalData,
} satisfies { readonly [code: string]: FindingRule }

export type FindingCode = keyof typeof findingRules
