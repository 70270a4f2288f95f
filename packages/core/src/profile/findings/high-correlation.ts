import type { PairProfile } from '../profile.ts'
import { connectedColumns } from './connected-columns.ts'
import { idLike } from './id-like-column.ts'
import { presentRows } from './present-rows.ts'
import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { quoted, short } from './wording.ts'

const least = 0.98

export const highCorrelation: FindingRule = {
  code: 'high-correlation',
  title: 'Columns that say nearly the same',
  threshold: `A correlation (Pearson) beyond ±${least}, or Cramér's V above it, between two columns that are neither the target nor identifiers.`,
  action: 'dropColumn',
  find: ({ dataset, columns, pairs, target, equivalents }) => {
    const ids = new Set(
      columns.filter((column) => idLike(column, dataset.column(column.name)) !== null).map(({ name }) => name),
    )
    const strong = pairs.filter(
      (pair) =>
        (pair.measure === 'pearson' || pair.measure === 'cramersV') &&
        Math.abs(pair.value) >= least &&
        pair.left !== target?.profile.name &&
        pair.right !== target?.profile.name &&
        !ids.has(pair.left) &&
        !ids.has(pair.right) &&
        !equivalents.some((same) => isPair(pair, same.column, same.of)),
    )
    return connectedColumns(strong.map(({ left, right }) => [left, right])).map((columns) => {
      const strongest = strong.find(({ left, right }) => columns.includes(left) && columns.includes(right))!
      return found(highCorrelation, {
        column: columns[1],
        severity: 'info',
        cost: 0.05,
        threshold: least,
        message: `${columns.slice(0, 6).map(quoted).join(' and ')}${columns.length > 6 ? ' …' : ''} move together (${columns.length > 2 ? 'up to ' : ''}${short(strongest.value)}): importances will be shared between them.`,
        evidence: { with: columns[0], columns, measure: strongest.measure, value: strongest.value },
        rows: presentRows(dataset, strongest.left, strongest.right),
      })
    })
  },
}

function isPair({ left, right }: PairProfile, one: string, other: string): boolean {
  return (left === one && right === other) || (left === other && right === one)
}
