import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { quoted } from './wording.ts'

const least = 0.95
const leastShare = 0.05

export const missingTogether: FindingRule = {
  code: 'missing-together',
  title: 'Missing in the same rows',
  threshold: `Columns missing in ${leastShare * 100} % of the rows or more, whose missing cells correlate with ${least} or more.`,
  action: null,
  find: ({ pairs, columns }) => {
    const share = new Map(columns.map((column) => [column.name, column.missing / Math.max(1, column.count)]))
    const strong = pairs.filter(
      (pair) =>
        pair.measure === 'missingness' &&
        pair.value >= least &&
        share.get(pair.left)! >= leastShare &&
        share.get(pair.right)! >= leastShare,
    )
    return groupsOf(strong.map((pair) => [pair.left, pair.right])).map((group) =>
      found(missingTogether, {
        column: group[0],
        severity: 'info',
        cost: 0.05,
        threshold: least,
        message: `${group.map(quoted).slice(0, 6).join(', ')}${group.length > 6 ? ' …' : ''} are missing in the same rows: probably one reason.`,
        evidence: { columns: group },
      }),
    )
  },
}

/** Connected columns, in order of appearance. */
function groupsOf(links: readonly (readonly [string, string])[]): readonly (readonly string[])[] {
  const groups: Set<string>[] = []
  for (const [left, right] of links) {
    const touching = groups.filter((group) => group.has(left) || group.has(right))
    const merged = new Set([...touching.flatMap((group) => [...group]), left, right])
    for (const group of touching) groups.splice(groups.indexOf(group), 1)
    groups.push(merged)
  }
  return groups.map((group) => [...group])
}
