import { countCodes, codedTexts } from '../coded-texts.ts'
import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { rowsWhere } from './rows-where.ts'
import { counted, quoted } from './wording.ts'

export const outerSpaces: FindingRule = {
  code: 'outer-spaces',
  title: 'Spaces before, after or doubled inside',
  threshold: 'Any text of a category column that equals another one once spaces are trimmed and joined.',
  action: 'normalizeText',
  find: ({ columns, dataset }) =>
    columns.flatMap((profile) => {
      const column = dataset.column(profile.name)
      if (column.storage !== 'category' || column.dictionary.length > 50_000) return []
      const plain = new Map<string, number>()
      for (const text of column.dictionary) plain.set(tidy(text), (plain.get(tidy(text)) ?? 0) + 1)
      const isAffected = column.dictionary.map((text) => tidy(text) !== text && plain.get(tidy(text))! > 1)
      const counts = countCodes(codedTexts(column))
      const cells = counts.reduce((sum, count, code) => sum + (isAffected[code] ? count : 0), 0)
      if (cells === 0) return []
      return [
        found(outerSpaces, {
          column: profile.name,
          severity: 'warning',
          cost: 0.1 + (0.2 * cells) / dataset.rowCount,
          threshold: 1,
          message: `${quoted(profile.name)} has ${counted(cells, 'cell')} that differ from other cells only by spaces.`,
          evidence: { cells, texts: column.dictionary.filter((_, code) => isAffected[code]).slice(0, 5) },
          rows: rowsWhere(column.length, (row) => column.codes[row] >= 0 && isAffected[column.codes[row]]),
        }),
      ]
    }),
}

function tidy(text: string): string {
  return text.trim().replace(/\s+/gu, ' ')
}
