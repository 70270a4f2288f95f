import type { CleaningAction } from '../action.ts'
import { cast } from './cast.ts'
import { clip } from './clip.ts'
import { deleteRows } from './delete-rows.ts'
import { dropColumn } from './drop-column.ts'
import { dropDuplicateRows } from './drop-duplicate-rows.ts'
import { dropMissingTarget } from './drop-missing-target.ts'
import { dropOutlierRows } from './drop-outlier-rows.ts'
import { extractDateParts } from './extract-date-parts.ts'
import { fillByGroup } from './fill-by-group.ts'
import { fillForward } from './fill-forward.ts'
import { fillMissing } from './fill-missing.ts'
import { fillWithModel } from './fill-with-model.ts'
import { flagRows } from './flag-rows.ts'
import { groupRare } from './group-rare.ts'
import { keepAsCode } from './keep-as-code.ts'
import { logTransform } from './log-transform.ts'
import { mapValues } from './map-values.ts'
import { markMissing } from './mark-missing.ts'
import { mergeCategories } from './merge-categories.ts'
import { normalizeText } from './normalize-text.ts'
import { parseBoolean } from './parse-boolean.ts'
import { parseDate } from './parse-date.ts'
import { parseNumber } from './parse-number.ts'
import { powerTransform } from './power-transform.ts'
import { renameColumn } from './rename-column.ts'
import { repairDependency } from './repair-dependency.ts'
import { repairEncoding } from './repair-encoding.ts'
import { replaceSentinel } from './replace-sentinel.ts'
import { setCell } from './set-cell.ts'
import { splitList } from './split-list.ts'
import { splitText } from './split-text.ts'
import { stripUnit } from './strip-unit.ts'

/** All cleaning actions, in the order in which their steps stand in a suggested plan. */
export const actions = {
  setCell,
  fillForward,
  deleteRows,
  flagRows,
  dropDuplicateRows,
  dropMissingTarget,
  dropColumn,
  repairEncoding,
  normalizeText,
  replaceSentinel,
  mapValues,
  mergeCategories,
  repairDependency,
  groupRare,
  parseNumber,
  stripUnit,
  parseDate,
  parseBoolean,
  cast,
  splitText,
  splitList,
  extractDateParts,
  keepAsCode,
  dropOutlierRows,
  markMissing,
  fillByGroup,
  fillWithModel,
  fillMissing,
  clip,
  logTransform,
  powerTransform,
  renameColumn,
} satisfies { readonly [name: string]: CleaningAction }

export type ActionName = keyof typeof actions
