import { dateFormOf } from '../date-forms.ts'
import { codedTexts, countCodes } from '../coded-texts.ts'
import { decimalSign } from '../decimal-sign.ts'
import type { ColumnProfile } from '../profile.ts'
import type { CategoryColumn, TextColumn } from '../../table/column.ts'
import { rowsWhere } from './rows-where.ts'
import { found } from './rule.ts'
import type { FindingRule, RankedFinding } from './rule.ts'
import { present, percent, quoted } from './wording.ts'

const leastFit = 0.8

const typeWords: { readonly [type: string]: string } = {
  quantity: 'quantities',
  boolean: 'yes or no',
  datetime: 'times',
}

export const mixedTypes: FindingRule = {
  code: 'mixed-types',
  title: 'Cells of another type',
  threshold: `At least ${percent(leastFit)} of the filled cells fit one type (number, date, yes or no), and some do not; in a text column at least ten different plain numbers.`,
  action: 'flagRows',
  find: ({ columns, dataset, rows }) =>
    columns.flatMap((profile) => {
      const column = dataset.column(profile.name)
      if (column.storage === 'category' || column.storage === 'text') return numbersAmongTexts(profile, column, rows)
      const { misfits, fit } = column.evidence
      if (
        misfits.length === 0 ||
        fit < leastFit ||
        fit >= 1 ||
        misfits.every(({ text }) => column.storage === 'date' && dateFormOf(text) >= 0)
      )
        return []
      return [
        found(mixedTypes, {
          column: profile.name,
          severity: 1 - fit > 0.01 ? 'warning' : 'info',
          cost: 0.3 * (1 - fit),
          threshold: leastFit,
          message: `${quoted(profile.name)} holds ${typeWords[column.type] ?? `${column.type}s`}${column.format.date === undefined ? '' : ` written ${column.format.date}`}, but ${misfits
            .slice(0, 3)
            .map((misfit) => quoted(misfit.text))
            .join(
              ', ',
            )}${misfits.length > 3 ? ' …' : ''} ${misfits.length === 1 ? 'does' : 'do'} not fit and ${misfits.length === 1 ? 'counts' : 'count'} as missing.`,
          evidence: {
            fit,
            type: column.type,
            format: column.format.date ?? null,
            present: present(profile),
            texts: misfits.map((misfit) => misfit.text),
          },
          rows: misfits.map((misfit) => misfit.row),
        }),
      ]
    }),
}

const plainNumber = /^[+-]?(?:\d{1,3}(?:[ ,.'\u00a0\u202f]\d{3})+|\d+)(?:[.,]\d+)?$/
const leastNumbers = 10

/** A column that is text because of the few cells that are no numbers. */
function numbersAmongTexts(
  profile: ColumnProfile,
  column: CategoryColumn | TextColumn,
  rows: Int32Array,
): readonly RankedFinding[] {
  if (profile.type !== 'category' && profile.type !== 'text') return []
  const texts = codedTexts(column, rows)
  const counts = countCodes(texts)
  const isNumber = texts.dictionary.map((text) => plainNumber.test(text.trim()))
  const [numbers, others] = [true, false].map((wanted) =>
    texts.dictionary.filter((_, code) => isNumber[code] === wanted && counts[code] > 0),
  )
  const filled = counts.reduce((sum, count) => sum + count, 0)
  const fitting = counts.reduce((sum, count, code) => sum + (isNumber[code] ? count : 0), 0)
  if (numbers.length < leastNumbers || others.length === 0 || fitting < leastFit * filled) return []
  const shown = [...others].sort((a, b) => counts[texts.dictionary.indexOf(b)] - counts[texts.dictionary.indexOf(a)])
  return [
    found(
      { ...mixedTypes, action: 'parseNumber' },
      {
        column: profile.name,
        severity: 'warning',
        cost: 0.3,
        threshold: leastFit,
        message: `${quoted(profile.name)} holds numbers in ${percent(fitting / filled)} of its cells, but ${shown.slice(0, 3).map(quoted).join(', ')}${shown.length > 3 ? ' …' : ''} ${shown.length === 1 ? 'makes' : 'make'} it text: it can be neither compared nor averaged.`,
        evidence: {
          fit: fitting / filled,
          type: 'number',
          asText: true,
          decimal: decimalSign(numbers),
          texts: shown.slice(0, 10),
        },
        rows: rowsWhere(texts.codes.length, (i) => texts.codes[i] >= 0 && !isNumber[texts.codes[i]]).map(
          (i) => rows[i],
        ),
      },
    ),
  ]
}
