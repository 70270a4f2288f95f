import { codedTexts, countCodes } from '../coded-texts.ts'
import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { rowsWhere } from './rows-where.ts'
import { counted, quoted } from './wording.ts'

/** UTF-8 bytes read as Windows-1252: a lead byte shown as Â Ã Å … followed by a continuation byte's character. */
const mojibake =
  /[\u00c2-\u00c6\u00d0\u00d1][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|\u00e2[\u0080\u20ac][\u0080-\u00bf\u2018-\u2122\u0153]/
const lost = /\ufffd/

export const encodingDamage: FindingRule = {
  code: 'encoding-damage',
  title: 'Damaged characters',
  threshold: 'Any text with the marks of UTF-8 read as Windows-1252 ("Ã©"), or with the replacement character "�".',
  action: 'repairEncoding',
  find: ({ columns, dataset, rows }) =>
    columns.flatMap((profile) => {
      const column = dataset.column(profile.name)
      if (column.storage !== 'category' && column.storage !== 'text') return []
      const sampled = column.storage === 'text' ? rows : undefined
      const texts = codedTexts(column, sampled)
      const bad = texts.dictionary.map((text) => (mojibake.test(text) ? 1 : lost.test(text) ? 2 : 0))
      const counts = countCodes(texts)
      const repairable = counts.reduce((sum, count, code) => sum + (bad[code] === 1 ? count : 0), 0)
      const gone = counts.reduce((sum, count, code) => sum + (bad[code] === 2 ? count : 0), 0)
      if (repairable + gone === 0) return []
      const example = texts.dictionary.find((_, code) => bad[code] > 0 && counts[code] > 0)!
      return [
        found(encodingDamage, {
          column: profile.name,
          severity: 'warning',
          cost: 0.1 + (0.2 * (repairable + gone)) / dataset.rowCount,
          threshold: 1,
          message: `${quoted(profile.name)} has damaged characters in ${counted(repairable + gone, 'cell')}, such as ${quoted(example)}${gone > 0 ? `; in ${counted(gone, 'cell')} the original is lost` : ''}.`,
          evidence: { repairable, lost: gone, example },
          rows: rowsWhere(texts.codes.length, (i) => texts.codes[i] >= 0 && bad[texts.codes[i]] > 0).map((i) =>
            sampled === undefined ? i : sampled[i],
          ),
        }),
      ]
    }),
}
