import { codedTexts, countCodes } from '../coded-texts.ts'
import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { rowsWhere } from './rows-where.ts'
import { counted, quoted } from './wording.ts'

export const nearDuplicateCategories: FindingRule = {
  code: 'near-duplicate-categories',
  title: 'Categories that differ by accents, signs or word order',
  threshold:
    'Two texts of a category column with the same words once case, accents, punctuation and order are set aside (at least four letters, no digits).',
  action: 'mergeCategories',
  find: ({ columns, dataset, target }) =>
    columns.flatMap((profile) => {
      const column = dataset.column(profile.name)
      if (column.storage !== 'category' || profile.name === target?.profile.name || column.dictionary.length > 20_000)
        return []
      const counts = countCodes(codedTexts(column))
      const groups = sameWords(column.dictionary, counts)
      if (groups.length === 0 || profile.distinct > 0.5 * (profile.count - profile.missing)) return []
      const rarer = groups.flatMap((group) => group.slice(1))
      const cells = rarer.reduce((sum, code) => sum + counts[code], 0)
      const affected = new Set(rarer)
      const shown = groups.slice(0, 3).map((group) => group.map((code) => quoted(column.dictionary[code])).join(' / '))
      return [
        found(nearDuplicateCategories, {
          column: profile.name,
          severity: 'warning',
          cost: 0.1 + (0.2 * cells) / dataset.rowCount,
          threshold: 2,
          message: `${quoted(profile.name)} has spellings of the same words: ${shown.join('; ')}${groups.length > 3 ? ' …' : ''} (${counted(cells, 'cell')} in the rarer ones).`,
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

/** Groups that letter case alone does not explain; a sign such as < or > in front carries meaning, so it parts them; with ; or | they are lists, whose order is no spelling. */
function sameWords(dictionary: readonly string[], counts: Int32Array): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>()
  for (let code = 0; code < dictionary.length; code++) {
    const text = dictionary[code]
    if (counts[code] === 0 || /\d|[<>=+;|]/.test(text)) continue
    const key = wordKey(text)
    if (key.length < 4) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [code])
    else group.push(code)
  }
  const moreThanCase = (group: readonly number[]): boolean =>
    new Set(group.map((code) => dictionary[code].trim().replace(/\s+/gu, ' ').toLowerCase())).size > 1
  return [...groups.values()]
    .filter((group) => group.length > 1 && moreThanCase(group))
    .map((group) => group.sort((a, b) => counts[b] - counts[a] || a - b))
}

function wordKey(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')
  return [...new Set(words)].sort().join(' ')
}
