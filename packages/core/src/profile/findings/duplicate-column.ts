import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { quoted } from './wording.ts'

export const duplicateColumn: FindingRule = {
  code: 'duplicate-column',
  title: 'Column that repeats another',
  threshold: 'Equal values in every row, or values that stand one-to-one for those of a column further left.',
  action: 'dropColumn',
  find: ({ equivalents, target, dataset }) =>
    equivalents
      .filter((pair) => pair.of !== target?.profile.name && pair.column !== target?.profile.name)
      .map((pair) =>
        found(duplicateColumn, {
          column: pair.column,
          severity: 'warning',
          cost: 0.3,
          message:
            pair.kind === 'same'
              ? `${quoted(pair.column)} repeats ${quoted(pair.of)} in all ${dataset.rowCount} rows.`
              : `${quoted(pair.column)} says the same as ${quoted(pair.of)} in other words: each value of one goes with exactly one of the other.`,
          threshold: 1,
          evidence: { of: pair.of, kind: pair.kind },
          rows: [0, 1].slice(0, dataset.rowCount),
        }),
      ),
}
