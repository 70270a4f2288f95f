import type { CleaningAction } from '../action.ts'
import { columnOf, findingOf } from '../action.ts'
import type { Finding } from '../../util/finding.ts'
import type { JsonObject } from '../../util/json.ts'
import { invalid } from '../../util/error.ts'
import { isNumber, mapOption, textOption } from '../read-options.ts'
import { factorsTo, unitFactors } from '../unit-factors.ts'
import { numberFormat } from './parse-number.ts'

export const stripUnit: CleaningAction = {
  name: 'stripUnit',
  title: 'Strip unit or currency',
  doc: 'Reads "12 kg", "€ 3,50" or "45 %" as numbers; several units are converted to one by their factors.',
  on: 'column',
  rows: 'keep',
  options: {
    strip: { type: 'texts', default: [], doc: 'units and signs to cut away, such as kg or €' },
    units: { type: 'map', default: {}, doc: 'factor of each unit when there are several: { kg: 1, g: 0.001 }' },
    to: {
      type: 'text',
      default: null,
      doc: 'the unit to convert to, with `units` left out: all known units of its kind are read (kg, g, t, lb …); cells without a unit are in it already',
    },
    scale: { type: 'number', default: 1, doc: 'multiplied in after reading: 0.01 for %' },
    decimal: { type: 'choice', choices: ['.', ','], default: '.', doc: 'the sign before the decimals' },
    thousands: { type: 'text', default: null, doc: 'the sign between groups of three digits' },
    missing: { type: 'texts', default: [], doc: 'texts that stand for a missing number' },
  },
  suggest: (context) => {
    const finding = findingOf(context, 'unit-in-number')
    const options = finding === null ? null : stripOptions(finding)
    return finding === null || options === null
      ? null
      : { options, reason: `${finding.message} Read as numbers they can be.${lossIn(finding)}`, finding: finding.code }
  },
  lower: (step, kind) =>
    kind === 'number'
      ? []
      : [
          {
            op: 'parseNumber',
            from: columnOf(step),
            to: columnOf(step),
            format: numberFormat(withFactors(step.options)),
          },
        ],
}

/** What is no number with a unit would become missing: that must be known before it is done. */
function lossIn({ evidence }: Finding): string {
  const other = evidence['other']
  return typeof other === 'string' ? ` Texts such as ${JSON.stringify(other)} become missing.` : ''
}

/** One unit is cut away; several are converted by their factors, or left to a person where there is no known factor. */
function stripOptions(finding: Finding): JsonObject | null {
  const units = finding.evidence['units'] as readonly string[]
  const style =
    finding.evidence['decimal'] === ',' ? { decimal: ',', thousands: '.' } : { decimal: '.', thousands: ',' }
  if (units.length === 1) return { ...style, strip: [...units], ...(units[0] === '%' ? { scale: 0.01 } : {}) }
  const factors = unitFactors(units)
  return factors === null ? null : { ...style, units: factors }
}

/** The factors to the unit asked for stand in for a map by hand. */
function withFactors(options: JsonObject): JsonObject {
  const to = textOption(options, 'to')
  if (to === null || Object.keys(mapOption(options, 'units', isNumber)).length > 0) return options
  const units = factorsTo(to)
  if (units === null)
    throw invalid('stripUnit.to', to, 'a known unit such as kg, m, l, s, kW; give the factors of others as `units`')
  return { ...options, units }
}
