import { levelLimits } from './category-levels.ts'
import type { EncoderInput } from './encoder.ts'
import type { EncoderName } from './encoders/index.ts'
import { wordsRepeat } from './words-repeat.ts'

/** Rows from which a column of ever rising whole numbers is taken for the number of the row. */
const fewestRowsOfCounter = 100

/**
 * The encoders of a column, in the order they run. The last one may overwrite the column itself, so the others come first.
 * Constant columns, numbers of rows and categories that never repeat get none.
 */
export function chooseEncoders(input: EncoderInput, encoding: 'tree' | 'linear'): readonly EncoderName[] {
  const { role, statistics } = input
  const { rowCount, missingCount, distinct } = statistics
  if (distinct === 0 || (distinct === 1 && missingCount === 0)) return []
  switch (role) {
    case 'number':
      if (statistics.rising && rowCount >= fewestRowsOfCounter) return []
      return encoding === 'tree' ? ['numeric'] : ['standardise']
    case 'boolean':
      return encoding === 'tree' ? ['numeric'] : ['standardise']
    case 'date':
      return ['dateParts']
    case 'category':
      return categoryEncoders(input, encoding)
    case 'text':
      return distinct <= levelLimits.oneHot && distinct * 5 <= rowCount
        ? categoryEncoders(input, encoding)
        : textEncoders(input)
  }
}

function textEncoders({ data }: EncoderInput): readonly EncoderName[] {
  return [data.kind === 'text' && !wordsRepeat(data) ? 'textGrams' : 'textTokens', 'textLength']
}

function categoryEncoders({ statistics }: EncoderInput, encoding: 'tree' | 'linear'): readonly EncoderName[] {
  const { rowCount, missingCount, distinct } = statistics
  const present = rowCount - missingCount
  if (rowCount >= 20 && distinct === present) return []
  const many: readonly EncoderName[] = distinct > levelLimits.oneHot ? ['frequency', 'orderedTargetMean'] : []
  return encoding === 'tree' ? ['ordinal', ...many, 'nativeCategory'] : ['ordinal', ...many, 'oneHot']
}
