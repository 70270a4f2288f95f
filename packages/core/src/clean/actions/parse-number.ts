import type { NumberFormat } from '../../transforms/operation.ts'
import type { CleaningAction } from '../action.ts'
import { columnOf, findingOf } from '../action.ts'
import { isNumber, mapOption, numberOption, textOption, textsOption } from '../read-options.ts'
import type { JsonObject } from '../../util/json.ts'

export const parseNumber: CleaningAction = {
  name: 'parseNumber',
  title: 'Read as numbers',
  doc: 'Reads texts such as "1.234,50" as numbers; what is no number becomes missing.',
  on: 'column',
  rows: 'keep',
  options: {
    decimal: { type: 'choice', choices: ['.', ','], default: '.', doc: 'the sign before the decimals' },
    thousands: { type: 'text', default: null, doc: 'the sign between groups of three digits' },
    missing: { type: 'texts', default: [], doc: 'texts that stand for a missing number' },
  },
  suggest: (context) => {
    const finding = findingOf(context, 'mixed-types')
    if (finding === null || finding.evidence['asText'] !== true) return null
    const comma = finding.evidence['decimal'] === ','
    return {
      options: { decimal: comma ? ',' : '.', thousands: comma ? '.' : ',' },
      reason: `${finding.message} Read as numbers it can be; the other texts become missing.`,
      finding: finding.code,
    }
  },
  lower: (step, kind) =>
    kind === 'number'
      ? []
      : [{ op: 'parseNumber', from: columnOf(step), to: columnOf(step), format: numberFormat(step.options) }],
}

/** The options of parseNumber and stripUnit as the operation wants them. */
export function numberFormat(options: JsonObject): NumberFormat {
  const thousands = textOption(options, 'thousands')
  const strip = textsOption(options, 'strip')
  const scale = numberOption(options, 'scale')
  const units = mapOption(options, 'units', isNumber)
  return {
    decimal: textOption(options, 'decimal') === ',' ? ',' : '.',
    ...(thousands === null ? {} : { thousands }),
    ...(strip.length === 0 ? {} : { strip }),
    ...(scale === null || scale === 1 ? {} : { scale }),
    ...(Object.keys(units).length === 0 ? {} : { units }),
    missing: textsOption(options, 'missing'),
  }
}
