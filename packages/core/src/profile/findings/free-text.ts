import type { ColumnProfile } from '../profile.ts'
import { presentRows } from './present-rows.ts'
import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { quoted, short } from './wording.ts'

const leastWords = 4

export const freeText: FindingRule = {
  code: 'free-text',
  title: 'Free text',
  threshold: `A text column with ${leastWords} words a cell on average.`,
  action: null,
  find: ({ columns, dataset }) =>
    columns
      .filter((column) => column.type === 'text' && (column.text?.meanWords ?? 0) >= leastWords && hasWords(column))
      .map((column) =>
        found(freeText, {
          column: column.name,
          severity: 'info',
          cost: 0.02,
          threshold: leastWords,
          message: `${quoted(column.name)} is free text (${short(column.text!.meanWords)} words a cell): models read it word by word.`,
          evidence: { meanWords: column.text!.meanWords },
          rows: presentRows(dataset, column.name),
        }),
      ),
}

/** Phone numbers and the like have parts, not words. */
function hasWords({ text }: ColumnProfile): boolean {
  const shares = text?.characters
  return shares === undefined || shares.lower + shares.upper + shares.otherLetters > shares.digits
}
