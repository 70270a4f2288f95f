import { suspectStrength } from './post-outcome-name.ts'
import { presentRows } from './present-rows.ts'
import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { isLeak } from './target-leak.ts'
import { quoted, short } from './wording.ts'

export const strongFeature: FindingRule = {
  code: 'strong-feature',
  title: 'Very strong feature',
  threshold: `A strength (Gini, or R² for amounts) of ${suspectStrength} alone, below that of a leak. Nothing is dropped for it.`,
  action: 'dropColumn',
  find: ({ dataset, strengths, target }) =>
    strengths
      .filter((entry) => entry.strength >= suspectStrength && !isLeak(entry, target!.profile.classes.length))
      .map((entry) =>
        found(strongFeature, {
          column: entry.column,
          severity: 'info',
          cost: 0.3 * entry.strength,
          threshold: suspectStrength,
          message: `${quoted(entry.column)} alone foretells the target strongly (${entry.measure} ${short(entry.strength)}). That is good news if it is known when you predict.`,
          evidence: { strength: entry.strength, measure: entry.measure },
          rows: presentRows(dataset, entry.column, target!.profile.name),
        }),
      ),
}
