import { codedTexts, countCodes } from '../coded-texts.ts'
import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { rowsWhere } from './rows-where.ts'
import { counted, quoted } from './wording.ts'

export const caseVariants: FindingRule = {
  code: 'case-variants',
  title: 'Categories that differ by letter case',
  threshold:
    'Two texts of a category column that are equal in lower case (and without outer spaces), where such texts hold more than one row each on average.',
  action: 'mergeCategories',
  find: ({ columns, dataset, target }) =>
    columns.flatMap((profile) => {
      const column = dataset.column(profile.name)
      if (column.storage !== 'category' || profile.name === target?.profile.name || column.dictionary.length > 50_000)
        return []
      const counts = countCodes(codedTexts(column))
      const groups = variantGroups(column.dictionary, counts)
      if (groups.length === 0 || profile.distinct > 0.5 * (profile.count - profile.missing)) return []
      const rarer = groups.flatMap((group) => group.slice(1))
      const cells = rarer.reduce((sum, code) => sum + counts[code], 0)
      const affected = new Set(rarer)
      const shown = groups.slice(0, 3).map((group) => group.map((code) => quoted(column.dictionary[code])).join(' / '))
      return [
        found(caseVariants, {
          column: profile.name,
          severity: 'warning',
          cost: 0.1 + (0.2 * cells) / dataset.rowCount,
          threshold: 2,
          message: `${quoted(profile.name)} writes the same value in several ways: ${shown.join('; ')}${groups.length > 3 ? ' …' : ''} (${counted(cells, 'cell')} in the rarer ones).`,
          evidence: {
            groups: groups.length,
            cells,
            examples: groups.slice(0, 5).map((group) => group.map((code) => column.dictionary[code])),
          },
          rows: rowsWhere(column.length, (row) => affected.has(column.codes[row])),
        }),
      ]
    }),
}

/** Codes of one group, the most frequent first. */
function variantGroups(dictionary: readonly string[], counts: Int32Array): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>()
  for (let code = 0; code < dictionary.length; code++) {
    if (counts[code] === 0) continue
    const key = dictionary[code].trim().replace(/\s+/gu, ' ').toLowerCase()
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [code])
    else group.push(code)
  }
  const byCase = (group: readonly number[]): boolean =>
    new Set(group.map((code) => dictionary[code].trim().replace(/\s+/gu, ' '))).size > 1
  return [...groups.values()]
    .filter((group) => group.length > 1 && byCase(group))
    .map((group) => group.sort((a, b) => counts[b] - counts[a] || a - b))
}
