import { codedTexts } from '../coded-texts.ts'
import type { ColumnProfile } from '../profile.ts'
import { presentRows } from './present-rows.ts'
import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { percent, present, quoted } from './wording.ts'
import { isPersonal, personalKinds } from '../personal-kinds.ts'
import type { PersonalKind } from '../personal-kinds.ts'

const leastShare = 0.6

export const personalData: FindingRule = {
  code: 'personal-data',
  title: 'Personal data',
  threshold: `${percent(leastShare)} of the sampled texts are e-mail or IP addresses, card, bank account or national numbers, or, where the name of the column says so too, phone numbers, street addresses or names of people.`,
  action: 'dropColumn',
  find: ({ columns, dataset, rows }) =>
    columns.flatMap((profile) => {
      const column = dataset.column(profile.name)
      if (column.storage === 'date' || column.storage === 'boolean') return []
      const texts =
        column.storage === 'number' ? profile.samples : codedTexts(column, rows.slice(0, 500)).dictionary.slice(0, 500)
      const kind = kindOf(profile, texts)
      if (kind === null) return []
      return [
        found(personalData, {
          column: profile.name,
          severity: 'info',
          cost: 0.25,
          threshold: leastShare,
          message: `${quoted(profile.name)} looks like ${personalKinds[kind].title}: personal data, which a report or a model should not carry along unasked.`,
          evidence: { kind },
          rows: presentRows(dataset, profile.name),
        }),
      ]
    }),
}

/** A few texts that come back in many rows tell no one apart, unless their shape alone says what they are. */
const fewTexts = 5
const sureShapes: ReadonlySet<PersonalKind> = new Set(['email', 'iban', 'nationalNumber', 'ip'])

function kindOf(profile: ColumnProfile, texts: readonly string[]): PersonalKind | null {
  if (texts.length === 0) return null
  const { name, distinct } = profile
  const areFew = distinct < fewTexts && 2 * distinct <= present(profile)
  for (const kind of Object.keys(personalKinds) as PersonalKind[]) {
    if (areFew && !sureShapes.has(kind)) continue
    const fitting = texts.filter((text) => isPersonal(kind, name, text)).length
    if (fitting >= leastShare * texts.length) return kind
  }
  return null
}
