import type { Encoder } from '../encoder.ts'
import { dateParts } from './date-parts.ts'
import { frequency } from './frequency.ts'
import { nativeCategory } from './native-category.ts'
import { numeric } from './numeric.ts'
import { oneHot } from './one-hot.ts'
import { orderedTargetMean } from './ordered-target-mean.ts'
import { ordinal } from './ordinal.ts'
import { standardise } from './standardise.ts'
import { textGrams } from './text-grams.ts'
import { textLength } from './text-length.ts'
import { textTokens } from './text-tokens.ts'

/** All encoders, by name. */
export const encoders = {
  numeric,
  standardise,
  nativeCategory,
  oneHot,
  ordinal,
  orderedTargetMean,
  frequency,
  dateParts,
  textTokens,
  textGrams,
  textLength,
} satisfies { readonly [name: string]: Encoder }

export type EncoderName = keyof typeof encoders
