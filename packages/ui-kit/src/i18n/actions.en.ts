import { textIn, textsIn, numberIn, type ActionWords } from './evidence.ts'
import type { Format } from './format.ts'

const castTo: { readonly [to: string]: string } = {
  number: 'a number',
  text: 'text',
  boolean: 'yes or no',
  date: 'a date',
}
const quote = (text: string) => `“${text}”`

export const actionsEn = (f: Format): ActionWords => ({
  setCell: (c, o) => `Change one cell of ${c}${textIn(o, 'value') ? ` to ${quote(textIn(o, 'value'))}` : ''}`,
  fillForward: (c, o) => `Fill ${c} from the row ${textIn(o, 'direction') === 'backward' ? 'after' : 'before'}`,
  flagRows: (_, o) => `Flag ${f.integer(textsIn(o, 'rows').length)} rows for review`,
  repairDependency: (c, o) => `Repair ${c} from ${textIn(o, 'by')}`,
  groupRare: (c, o) => `Put rare values of ${c} together as ${quote(textIn(o, 'name') || 'other')}`,
  splitText: (c, o) => `Split ${c} at ${quote(textIn(o, 'separator'))}`,
  extractDateParts: (c, o) => `Take ${f.list(textsIn(o, 'parts')) || 'parts'} out of ${c}`,
  fillWithModel: (c) => `Fill ${c} from the other columns`,
  powerTransform: (c) => `Straighten ${c} by a power`,
  deleteRows: (_, o) => `Leave out ${f.integer(textsIn(o, 'rows').length)} rows`,
  dropDuplicateRows: () => 'Leave out copies of rows',
  dropMissingTarget: () => 'Leave out rows without an answer',
  dropColumn: (c) => `Leave out ${c}`,
  repairEncoding: (c) => `Repair damaged characters in ${c}`,
  normalizeText: (c) => `Tidy spaces and case in ${c}`,
  replaceSentinel: (c, o) =>
    `Read ${f.list(textsIn(o, 'values').slice(0, 3).map(quote)) || 'placeholders'} in ${c} as empty`,
  mapValues: (c) => `Replace values of ${c}`,
  mergeCategories: (c) => `Merge spellings in ${c}`,
  cast: (c, o) => `Read ${c} as ${castTo[textIn(o, 'to')] ?? textIn(o, 'to')}`,
  splitList: (c) => `Make columns of the items in ${c}`,
  parseNumber: (c) => `Read ${c} as a number`,
  stripUnit: (c) => `Read ${c} as a number without its unit`,
  parseDate: (c) => `Read ${c} as a date`,
  parseBoolean: (c) => `Read ${c} as yes or no`,
  keepAsCode: (c) => `Keep ${c} as names, not amounts`,
  dropOutlierRows: (c) => `Leave out rows where ${c} is far off`,
  markMissing: (c) => `Remember where ${c} is empty`,
  fillByGroup: (c, o) => `Fill ${c} by ${textIn(o, 'by')}`,
  fillMissing: (c, o) => {
    const how = textIn(o, 'with')
    return how === 'constant'
      ? `Fill empty ${c} with ${quote(textIn(o, 'value'))}`
      : `Fill empty ${c} with the ${how === 'mode' ? 'most frequent value' : how || 'median'}`
  },
  clip: (c, o) =>
    Number.isFinite(numberIn(o, 'lower')) || Number.isFinite(numberIn(o, 'upper'))
      ? `Hold ${c} within bounds`
      : `Tame the extremes of ${c}`,
  logTransform: (c) => `Take the logarithm of ${c}`,
  renameColumn: (c, o) => `Rename ${c} to ${textIn(o, 'to')}`,
})
