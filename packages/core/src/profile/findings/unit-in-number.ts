import { codedTexts, countCodes } from '../coded-texts.ts'
import type { ColumnProfile } from '../profile.ts'
import { decimalSign } from '../decimal-sign.ts'
import { presentRows } from './present-rows.ts'
import { found } from './rule.ts'
import type { FindingContext, FindingRule, RankedFinding } from './rule.ts'
import { present, percent, quoted } from './wording.ts'

const leastShare = 0.9
const withUnit =
  /^([+-]?(?:[$€£¥]|[A-Z]{3} )?)\s?(\d[\d.,' \u00a0]*)\s?(%|[$€£¥]|°[CF]?|[A-Za-zµ]{1,6}(?:\/[A-Za-z0-9]{1,4})?[²³]?)?$/

export const unitInNumber: FindingRule = {
  code: 'unit-in-number',
  title: 'Numbers with a unit kept as text',
  threshold: `${percent(leastShare)} of the different texts, and of the cells, of a category or text column are a number with a unit, currency or percent sign, of at most eight kinds.`,
  action: 'stripUnit',
  find: (context) =>
    context.columns
      .filter((column) => column.storage === 'category' || column.storage === 'text')
      .flatMap((column) => withUnits(column, context)),
}

function withUnits(profile: ColumnProfile, context: FindingContext): readonly RankedFinding[] {
  const column = context.dataset.column(profile.name)
  if ((column.storage !== 'category' && column.storage !== 'text') || present(profile) < 5 || profile.distinct < 3)
    return []
  const coded = codedTexts(
    column,
    column.storage === 'text' || column.dictionary.length > 5000 ? context.rows.slice(0, 2000) : undefined,
  )
  const counts = countCodes(coded)
  const texts = coded.dictionary
  const units = new Map<string, number>()
  const examined = Math.min(texts.length, 5000)
  let [fitting, cells, fittingCells] = [0, 0, 0]
  let other: string | null = null
  for (let code = 0; code < examined; code++) {
    const match = withUnit.exec(texts[code].trim())
    cells += counts[code]
    if (match === null) other ??= texts[code]
    if (match === null) continue
    fitting++
    fittingCells += counts[code]
    const unit = (match[1].replace(/[+-]/, '') || match[3] || '').trim()
    units.set(unit, (units.get(unit) ?? 0) + 1)
  }
  units.delete('')
  if (units.size === 0 || units.size > 8 || fitting < leastShare * examined || fittingCells < leastShare * cells)
    return []
  const named = [...units.keys()]
  return [
    found(unitInNumber, {
      column: profile.name,
      severity: 'warning',
      cost: 0.35,
      threshold: leastShare,
      message: `${quoted(profile.name)} holds numbers with ${named.map(quoted).join(', ')}, such as ${profile.samples.slice(0, 3).map(quoted).join(', ')}; as text they can be neither compared nor averaged.`,
      evidence: {
        units: named,
        share: fitting / examined,
        other,
        decimal: decimalSign(texts),
        samples: profile.samples,
      },
      rows: presentRows(context.dataset, profile.name),
    }),
  ]
}
