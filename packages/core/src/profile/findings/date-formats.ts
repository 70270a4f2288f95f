import type { Column, DateColumn } from '../../table/column.ts'
import { codedTexts, countCodes } from '../coded-texts.ts'
import type { DayOrder } from '../date-forms.ts'
import { dateFormOf, dateForms, dayOrder, formatsOfForms } from '../date-forms.ts'
import { unreadCells } from '../unread-cells.ts'
import type { FindingRule, RankedFinding } from './rule.ts'
import { found } from './rule.ts'
import { rowsWhere } from './rows-where.ts'
import { counted, percent, quoted } from './wording.ts'

const leastShare = 0.8
const rareShare = 0.01
const leastShareOfUnread = 0.5

export const dateFormats: FindingRule = {
  code: 'mixed-date-formats',
  title: 'Dates written in several ways',
  threshold: `${percent(leastShare)} of the filled cells of a text or category column look like dates, in one or more of nine forms of which each holds ${percent(rareShare)}; or at least half of the cells that a column of dates could not read are dates of another form.`,
  action: 'parseDate',
  find: ({ columns, dataset, rows }) =>
    columns.flatMap(({ name }) => {
      const column = dataset.column(name)
      const one = column.storage === 'date' ? amongDates(column) : amongTexts(column, rows)
      return one === null ? [] : [one]
    }),
}

/** Dates that the loader kept as texts, as no format fits nearly all of them. */
function amongTexts(column: Column, rows: Int32Array): RankedFinding | null {
  if (column.storage !== 'category' && column.storage !== 'text') return null
  const texts = codedTexts(column, rows)
  const counts = countCodes(texts)
  const form = texts.dictionary.map(dateFormOf)
  const perForm = dateForms.map((_, index) =>
    counts.reduce((sum, count, code) => sum + (form[code] === index ? count : 0), 0),
  )
  const total = counts.reduce((sum, count) => sum + count, 0)
  const dates = perForm.reduce((sum, count) => sum + count, 0)
  if (total < 5 || dates < leastShare * total) return null
  const used = dateForms.filter((_, index) => perForm[index] >= rareShare * total && perForm[index] > 0)
  const order = dayOrder(texts.dictionary.filter((_, code) => counts[code] > 0))
  const commonest = perForm.indexOf(Math.max(...perForm))
  // another form than most; where there is one only, a month that cannot be one
  const proves = (text: string, index: number): boolean =>
    index >= 0 && (used.length > 1 ? index !== commonest : order !== 'mixed' || dayOrder([text]) === 'month-first')
  return found(dateFormats, {
    column: column.name,
    severity: 'warning',
    cost: 0.35,
    threshold: leastShare,
    message: `${quoted(column.name)} holds dates ${used.length > 1 ? `written in ${used.length} ways (${used.map((entry) => entry.name).join(', ')})` : `(${used[0].name})`}, kept as text.${noteOn[order] ?? ''}`,
    evidence: {
      formats: formatsOfForms(
        used,
        order,
        texts.dictionary.filter((_, code) => counts[code] > 0 && form[code] >= 0),
      ),
      ways: used.map((entry) => entry.name),
      share: dates / total,
      order,
    },
    rows: rowsWhere(
      texts.codes.length,
      (i) => texts.codes[i] >= 0 && proves(texts.dictionary[texts.codes[i]], form[texts.codes[i]]),
    ).map((i) => rows[i]),
  })
}

const noteOn: { readonly [order: string]: string } = {
  ambiguous: ' Day and month cannot be told apart in those with slashes or dashes; day first is assumed.',
  mixed: ' Some have the day first and some the month, so that many cannot be told: only you know which are which.',
}

/** Dates of another form in a column that has one format: they count as missing until they are read. */
function amongDates(column: DateColumn): RankedFinding | null {
  if (column.evidence.misfits.length === 0 || column.type === 'time') return null
  const unread = unreadCells(column)
  const dates = unread.filter(({ text }) => dateFormOf(text) >= 0)
  if (dates.length === 0 || dates.length < leastShareOfUnread * unread.length) return null
  const used = dateForms.filter((_, index) => dates.some(({ text }) => dateFormOf(text) === index))
  const own = (column.format.date ?? '').replace('MM', 'M').replace('DD', 'D')
  const order = orderBeside(own, dayOrder(dates.map(({ text }) => text)), used)
  const filled = column.length - column.missingCount + unread.length
  const format = column.format.date ?? ''
  const samples = [...new Set(dates.map(({ text }) => text))].slice(0, 3)
  return found(dateFormats, {
    column: column.name,
    severity: dates.length > 0.01 * filled ? 'warning' : 'info',
    cost: (0.35 * dates.length) / filled,
    threshold: leastShareOfUnread,
    message: `${quoted(column.name)} holds dates written ${format}, and ${counted(dates.length, 'cell')} in another way (${samples.map(quoted).join(', ')}${dates.length > samples.length ? ' …' : ''}) that ${dates.length === 1 ? 'counts' : 'count'} as missing.${noteOn[order] ?? ''}`,
    evidence: {
      formats: [
        format,
        ...formatsOfForms(
          used,
          order,
          dates.map(({ text }) => text),
        ),
      ],
      ways: [format, ...used.map((entry) => entry.name)],
      share: (filled - unread.length + dates.length) / filled,
      count: dates.length,
      texts: samples,
      order,
    },
    rows: dates.slice(0, 10).map(({ row }) => row),
  })
}

/** The same signs with day and month the other way round: below 13 nobody can tell the two apart. */
function orderBeside(own: string, order: DayOrder, used: readonly { readonly name: string }[]): DayOrder {
  const separator = own.startsWith('M/D') || own.startsWith('D/M') ? 'with slashes' : 'with dashes'
  const isNumeric = /^(?:M.D|D.M)\b/.test(own)
  return isNumeric && used.some(({ name }) => name === separator) ? 'mixed' : order
}
