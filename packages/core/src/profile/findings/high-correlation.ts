import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { quoted, short } from './wording.ts'

const least = 0.98

export const highCorrelation: FindingRule = {
  code: 'high-correlation',
  title: 'Columns that say nearly the same',
  threshold: `A correlation (Pearson) beyond ±${least}, or Cramér's V above it, between two columns that are not the target.`,
  action: null,
  find: ({ pairs, target, equivalents }) =>
    pairs
      .filter((pair) => (pair.measure === 'pearson' || pair.measure === 'cramersV') && Math.abs(pair.value) >= least)
      .filter((pair) => pair.left !== target?.profile.name && pair.right !== target?.profile.name)
      .filter(
        (pair) =>
          !equivalents.some(
            (same) =>
              (same.column === pair.left && same.of === pair.right) ||
              (same.column === pair.right && same.of === pair.left),
          ),
      )
      .map((pair) =>
        found(highCorrelation, {
          column: pair.right,
          severity: 'info',
          cost: 0.05,
          threshold: least,
          message: `${quoted(pair.left)} and ${quoted(pair.right)} move together (${short(pair.value)}): importances will be shared between them.`,
          evidence: { with: pair.left, measure: pair.measure, value: pair.value },
        }),
      ),
}
