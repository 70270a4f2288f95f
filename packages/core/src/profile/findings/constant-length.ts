import { idLike } from './id-like-column.ts'
import { presentRows } from './present-rows.ts'
import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { present, quoted } from './wording.ts'

export const constantLength: FindingRule = {
  code: 'constant-length',
  title: 'Texts of one length',
  threshold: 'At least 20 different texts, all of the same length of four or more letters: probably a code.',
  action: null,
  find: ({ columns, dataset }) =>
    columns
      .filter(
        (column) =>
          column.text !== null &&
          column.distinct >= 20 &&
          present(column) >= 20 &&
          column.text.minLength === column.text.maxLength &&
          column.text.minLength >= 4,
      )
      .filter((column) => column.type !== 'code' && idLike(column, dataset.column(column.name)) === null)
      .map((column) =>
        found(constantLength, {
          column: column.name,
          severity: 'info',
          cost: 0.01,
          threshold: 20,
          message: `All texts of ${quoted(column.name)} have ${column.text!.minLength} characters: probably a code with parts.`,
          rows: presentRows(dataset, column.name),
          evidence: {
            length: column.text!.minLength,
            patterns: column.text!.patterns.slice(0, 3).map((entry) => entry.value),
          },
        }),
      ),
}
