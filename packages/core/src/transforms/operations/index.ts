import type { OperationName } from '../operation.ts'
import type { OperationSpec } from '../operation-spec.ts'
import { affine } from './affine.ts'
import { clip } from './clip.ts'
import { datePart } from './date-part.ts'
import { drop } from './drop.ts'
import { fillBy } from './fill-by.ts'
import { fill } from './fill.ts'
import { formatNumber } from './format-number.ts'
import { indicator } from './indicator.ts'
import { keep } from './keep.ts'
import { log } from './log.ts'
import { lookUp } from './look-up.ts'
import { mapText } from './map-text.ts'
import { missingIf } from './missing-if.ts'
import { normalizeText } from './normalize-text.ts'
import { parseDate } from './parse-date.ts'
import { parseNumber } from './parse-number.ts'
import { power } from './power.ts'
import { product } from './product.ts'
import { splitText } from './split-text.ts'
import { sum } from './sum.ts'
import { textLength } from './text-length.ts'
import { tokens } from './tokens.ts'

/** The closed set, by name. */
export const operations = {
  parseNumber,
  parseDate,
  formatNumber,
  normalizeText,
  mapText,
  lookUp,
  splitText,
  fill,
  fillBy,
  missingIf,
  clip,
  affine,
  log,
  power,
  product,
  sum,
  indicator,
  datePart,
  tokens,
  textLength,
  keep,
  drop,
} satisfies { readonly [N in OperationName]: OperationSpec<N> }
