import { codedTexts, countCodes } from '../coded-texts.ts'
import type { FindingRule } from './rule.ts'
import { found } from './rule.ts'
import { rowsWhere } from './rows-where.ts'
import { percent, quoted } from './wording.ts'

const leastShare = 0.8
const rareShare = 0.01

const forms: readonly { readonly name: string; readonly format: string; readonly pattern: RegExp }[] = [
  { name: 'YYYY-MM-DD', format: 'YYYY-MM-DD', pattern: /^\d{4}-\d{1,2}-\d{1,2}$/ },
  { name: 'YYYY/MM/DD', format: 'YYYY/M/D', pattern: /^\d{4}\/\d{1,2}\/\d{1,2}$/ },
  { name: 'DD.MM.YYYY', format: 'D.M.YYYY', pattern: /^\d{1,2}\.\d{1,2}\.\d{4}$/ },
  { name: 'with slashes', format: '', pattern: /^\d{1,2}\/\d{1,2}\/\d{4}$/ },
  { name: 'with dashes', format: '', pattern: /^\d{1,2}-\d{1,2}-\d{4}$/ },
  { name: 'D MMM YYYY', format: 'D MMM YYYY', pattern: /^\d{1,2} [A-Za-z]{3} \d{4}$/ },
  { name: 'MMM D, YYYY', format: 'MMM D, YYYY', pattern: /^[A-Za-z]{3} \d{1,2}, \d{4}$/ },
  { name: 'D MMMM YYYY', format: 'D MMMM YYYY', pattern: /^\d{1,2} [A-Za-z]{4,9} \d{4}$/ },
  { name: 'MMMM D, YYYY', format: 'MMMM D, YYYY', pattern: /^[A-Za-z]{4,9} \d{1,2}, \d{4}$/ },
]

export const dateFormats: FindingRule = {
  code: 'mixed-date-formats',
  title: 'Dates written in several ways',
  threshold: `${percent(leastShare)} of the filled cells of a text or category column look like dates, in one or more of nine forms of which each holds ${percent(rareShare)}.`,
  action: 'parseDate',
  find: ({ columns, dataset, rows }) =>
    columns.flatMap((profile) => {
      const column = dataset.column(profile.name)
      if (column.storage !== 'category' && column.storage !== 'text') return []
      const texts = codedTexts(column, rows)
      const counts = countCodes(texts)
      const form = texts.dictionary.map((text) => forms.findIndex((candidate) => candidate.pattern.test(text.trim())))
      const perForm = forms.map((_, index) =>
        counts.reduce((sum, count, code) => sum + (form[code] === index ? count : 0), 0),
      )
      const total = counts.reduce((sum, count) => sum + count, 0)
      const dates = perForm.reduce((sum, count) => sum + count, 0)
      if (total < 5 || dates < leastShare * total) return []
      const used = forms.filter((_, index) => perForm[index] >= rareShare * total && perForm[index] > 0)
      const order = slashOrder(texts.dictionary.filter((_, code) => counts[code] > 0))
      const commonest = perForm.indexOf(Math.max(...perForm))
      return [
        found(dateFormats, {
          column: profile.name,
          severity: 'warning',
          cost: 0.35,
          threshold: leastShare,
          message: `${quoted(profile.name)} holds dates ${used.length > 1 ? `written in ${used.length} ways (${used.map((entry) => entry.name).join(', ')})` : `(${used[0].name})`}, kept as text.${order === 'ambiguous' ? ' Day and month cannot be told apart in those with slashes or dashes; day first is assumed.' : ''}`,
          evidence: {
            formats: formatsOf(used, order),
            ways: used.map((entry) => entry.name),
            share: dates / total,
            order,
          },
          rows: rowsWhere(
            texts.codes.length,
            (i) => texts.codes[i] >= 0 && form[texts.codes[i]] >= 0 && form[texts.codes[i]] !== commonest,
          ).map((i) => rows[i]),
        }),
      ]
    }),
}

/** Numbers above 12 tell day from month; both orders at once are `mixed` and left to a person. */
function slashOrder(texts: readonly string[]): 'day-first' | 'month-first' | 'ambiguous' | 'mixed' | 'none' {
  let first = false
  let second = false
  let any = false
  for (const text of texts) {
    const match = /^(\d{1,2})[/-](\d{1,2})[/-]\d{4}$/.exec(text.trim())
    if (match === null) continue
    any = true
    if (Number(match[1]) > 12) first = true
    if (Number(match[2]) > 12) second = true
  }
  if (!any) return 'none'
  if (first && second) return 'mixed'
  return first ? 'day-first' : second ? 'month-first' : 'ambiguous'
}

function formatsOf(used: typeof forms, order: ReturnType<typeof slashOrder>): readonly string[] {
  const heads = order === 'month-first' ? ['M', 'D'] : ['D', 'M']
  return used.flatMap((entry) => {
    if (entry.format !== '') return entry.name === 'YYYY-MM-DD' ? ['YYYY-M-D'] : [entry.format]
    const separator = entry.name === 'with slashes' ? '/' : '-'
    return [`${heads.join(separator)}${separator}YYYY`]
  })
}
