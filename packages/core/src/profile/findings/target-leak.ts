import type { Dataset } from '../../table/dataset.ts'
import { accountingIdentities } from '../accounting-identity.ts'
import type { AccountingIdentity } from '../accounting-identity.ts'
import type { EquivalentColumn } from '../equivalent-columns.ts'
import type { FeatureStrength } from '../feature-strength.ts'
import { lateWord, suspectStrength } from './post-outcome-name.ts'
import { presentRows } from './present-rows.ts'
import { found } from './rule.ts'
import type { FindingContext, FindingRule, RankedFinding } from './rule.ts'
import { percent, quoted, short } from './wording.ts'

/** Alone nearly as good as the answer itself. Several classes need more: one clean measurement often parts them. */
export const certainStrength = 0.975
const certainForManyClasses = 0.99

export const targetLeak: FindingRule = {
  code: 'target-leak',
  title: 'Target leak',
  threshold:
    `A column that alone foretells the target with a strength (Gini, or R² for amounts) of ${certainStrength} (${certainForManyClasses} for more than two classes), ` +
    `or of ${suspectStrength} under a name of something known only afterwards; that repeats the target in other words; or that adds the target up with other columns.`,
  action: 'dropColumn',
  find: (context) => {
    const target = context.target
    if (target === null) return []
    const name = target.profile.name
    const copies = context.equivalents
      .filter((pair) => pair.of === name || pair.column === name)
      .map((pair) => copyFinding(pair, name, context.dataset))
    const said = new Set(copies.map((entry) => entry.finding.column))
    const strong = context.strengths
      .filter((entry) => !said.has(entry.column) && isLeak(entry, target.profile.classes.length))
      .map((entry) => strongFinding(entry, presentRows(context.dataset, entry.column, name)))
    for (const entry of strong) said.add(entry.finding.column)
    const sums = target.values === null ? [] : accountingIdentities(context.dataset, target.values, name, context.rows)
    return [
      ...copies,
      ...strong,
      ...onlyTotals(sums)
        .filter((sum) => !said.has(sum.column))
        .map((sum) => sumFinding(sum, name, context)),
    ]
  },
}

export function isLeak(entry: FeatureStrength, classes: number): boolean {
  const certain = classes > 2 ? certainForManyClasses : certainStrength
  return entry.strength >= certain || (entry.strength >= suspectStrength && lateWord(entry.column) !== null)
}

/** In total = fare + tip the fare also is "total less tip": a column with a late name, if there is one, is the sum. */
function onlyTotals(sums: readonly AccountingIdentity[]): readonly AccountingIdentity[] {
  const named = sums.filter((sum) => lateWord(sum.column) !== null)
  return named.length > 0 ? named : sums
}

function copyFinding(pair: EquivalentColumn, target: string, dataset: Dataset): RankedFinding {
  const column = pair.of === target ? pair.column : pair.of
  return found(targetLeak, {
    column,
    severity: 'error',
    cost: 1,
    threshold: 1,
    message: `${quoted(column)} is the target ${quoted(target)} ${pair.kind === 'same' ? 'once more' : 'in other words'}: each value of one goes with exactly one of the other.`,
    evidence: { kind: 'copy', of: target, same: pair.kind === 'same', strength: 1 },
    rows: presentRows(dataset, column, target),
  })
}

function strongFinding(entry: FeatureStrength, rows: readonly number[]): RankedFinding {
  const word = lateWord(entry.column)
  const certain = entry.strength >= certainStrength
  return found(targetLeak, {
    column: entry.column,
    severity: 'error',
    cost: entry.strength,
    threshold: certain ? certainStrength : suspectStrength,
    message: certain
      ? `${quoted(entry.column)} alone foretells the target almost fully (${entry.measure} ${short(entry.strength)}): it probably holds the answer.`
      : `${quoted(entry.column)} alone foretells the target (${entry.measure} ${short(entry.strength)}) and its name ("${word}") speaks of something known only afterwards.`,
    evidence: {
      kind: 'strength',
      strength: entry.strength,
      measure: entry.measure,
      certain,
      ...(word === null ? {} : { word }),
    },
    rows,
  })
}

function sumFinding(sum: AccountingIdentity, target: string, context: FindingContext): RankedFinding {
  const parts = [target, ...sum.parts].map(quoted).join(' + ')
  return found(targetLeak, {
    column: sum.column,
    severity: 'error',
    cost: 0.95,
    threshold: 0.8,
    message: `${quoted(sum.column)} adds the target up with other columns (${parts}, up to one of a few constants in ${percent(sum.share)} of the rows): with it the target follows by subtraction.`,
    evidence: { kind: 'sum', parts: [target, ...sum.parts], share: sum.share },
    rows: presentRows(context.dataset, sum.column, target, ...sum.parts),
  })
}
