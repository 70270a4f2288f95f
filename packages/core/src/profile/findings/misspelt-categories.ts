import { clusterTexts } from '../cluster-texts.ts'
import { codedTexts, countCodes } from '../coded-texts.ts'
import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { rowsWhere } from './rows-where.ts'
import { counted, quoted } from './wording.ts'

const mostDistinct = 5000

export const misspeltCategories: FindingRule = {
  code: 'misspelt-categories',
  title: 'Probably misspelt categories',
  threshold:
    'A text of five letters or more, without digits, that is one edit (two from ten letters on) from one that is at least ten times as frequent.',
  action: 'mergeCategories',
  find: ({ columns, dataset, target }) =>
    columns.flatMap((profile) => {
      const column = dataset.column(profile.name)
      if (
        column.storage !== 'category' ||
        profile.type === 'text' ||
        profile.name === target?.profile.name ||
        profile.distinct > mostDistinct
      )
        return []
      const counts = countCodes(codedTexts(column))
      const standing = new Map(
        column.dictionary.map((text, code) => [text, counts[code]] as const).filter(([, count]) => count > 0),
      )
      const clusters = clusterTexts(standing, 'levenshtein')
        .map(withoutVariants)
        .filter(({ members }) => members.length > 1)
      if (clusters.length === 0) return []
      const slips = new Set(clusters.flatMap((cluster) => cluster.members.slice(1).map((member) => member.value)))
      const cells = clusters.reduce(
        (sum, cluster) => sum + cluster.members.slice(1).reduce((part, member) => part + member.count, 0),
        0,
      )
      const shown = clusters.slice(0, 3).map(
        (cluster) =>
          `${cluster.members
            .slice(1, 4)
            .map((member) => quoted(member.value))
            .join(', ')} (${quoted(cluster.canonical)}?)`,
      )
      return [
        found(misspeltCategories, {
          column: profile.name,
          severity: 'warning',
          cost: 0.05 + (0.2 * cells) / dataset.rowCount,
          threshold: 10,
          message: `${quoted(profile.name)} has rare texts that look like slips of a frequent one: ${shown.join('; ')}${clusters.length > 3 ? ' …' : ''} (${counted(cells, 'cell')}).`,
          evidence: {
            groups: clusters.length,
            cells,
            examples: clusters.slice(0, 5).map((cluster) => cluster.members.map((member) => member.value)),
          },
          rows: rowsWhere(
            column.length,
            (row) => column.codes[row] >= 0 && slips.has(column.dictionary[column.codes[row]]),
          ),
        }),
      ]
    }),
}

/** Other letter case and spaces are findings of their own. */
function withoutVariants<
  T extends { readonly canonical: string; readonly members: readonly { readonly value: string }[] },
>(cluster: T): T {
  const plain = (text: string): string => text.toLowerCase().trim()
  const [first, ...others] = cluster.members
  return { ...cluster, members: [first, ...others.filter(({ value }) => plain(value) !== plain(cluster.canonical))] }
}
