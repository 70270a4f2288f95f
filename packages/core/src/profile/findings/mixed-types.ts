import { dateFormOf } from '../date-forms.ts'
import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
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
  threshold: `At least ${percent(leastFit)} of the filled cells fit one type (number, date, yes or no), and some do not.`,
  action: 'flagRows',
  find: ({ columns, dataset }) =>
    columns.flatMap((profile) => {
      const column = dataset.column(profile.name)
      const { misfits, fit } = column.evidence
      if (
        misfits.length === 0 ||
        fit < leastFit ||
        fit >= 1 ||
        misfits.every(({ text }) => column.storage === 'date' && dateFormOf(text) >= 0) ||
        column.storage === 'category' ||
        column.storage === 'text'
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
