import type { FeatureStrength } from '../feature-strength.ts'
import { presentRows } from './present-rows.ts'
import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { quoted, short } from './wording.ts'

const suspicious = 0.7
/** From here on a late name makes a column a leak. */
export const suspectStrength = 0.85

/** Words for what is known only after the outcome; matched as whole words of the column name. */
const lateWords = new Set([
  'result',
  'results',
  'outcome',
  'status',
  'alive',
  'dead',
  'death',
  'died',
  'survived',
  'severity',
  'closed',
  'resolved',
  'resolution',
  'cancelled',
  'canceled',
  'refund',
  'refunded',
  'chargeback',
  'final',
  'total',
  'paid',
  'payment',
  'settled',
  'recovered',
  'recovery',
  'discharge',
  'discharged',
  'churned',
  'left',
  'terminated',
  'termination',
  'default',
  'defaulted',
  'writeoff',
  'collection',
  'won',
  'lost',
  'winner',
  'predicted',
  'prediction',
  'score',
  'label',
  'target',
  'actual',
])

export const postOutcomeName: FindingRule = {
  code: 'post-outcome-name',
  title: 'Name of something known only afterwards',
  threshold: `A word such as result, status, severity, refund, total in the name, and a strength of ${suspicious} alone; from ${suspectStrength} on it is a target-leak.`,
  action: 'dropColumn',
  find: ({ dataset, strengths, target }) =>
    strengths
      .filter(
        (entry) => entry.strength >= suspicious && entry.strength < suspectStrength && lateWord(entry.column) !== null,
      )
      .map((entry) => speak(entry, presentRows(dataset, entry.column, target!.profile.name))),
}

function speak(entry: FeatureStrength, rows: readonly number[]) {
  const word = lateWord(entry.column)!
  return found(postOutcomeName, {
    column: entry.column,
    severity: 'info',
    cost: 0.4 * entry.strength,
    threshold: suspicious,
    message: `${quoted(entry.column)} sounds like something known only after the outcome ("${word}") and foretells the target strongly (${short(entry.strength)}). Is it known when you predict?`,
    evidence: { word, strength: entry.strength, measure: entry.measure },
    rows,
  })
}

export function lateWord(name: string): string | null {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
  return words.find((word) => lateWords.has(word)) ?? null
}
