import type { CleaningAction } from '../action.ts'
import { columnOf, findingOf } from '../action.ts'
import type { Finding } from '../../util/finding.ts'
import type { JsonObject } from '../../util/json.ts'
import { unitFactors } from '../unit-factors.ts'
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
      : { options, reason: `${finding.message} Read as numbers they can be.`, finding: finding.code }
  },
  lower: (step, kind) =>
    kind === 'number'
      ? []
      : [{ op: 'parseNumber', from: columnOf(step), to: columnOf(step), format: numberFormat(step.options) }],
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
