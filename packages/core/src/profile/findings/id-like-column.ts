import type { Column } from '../../table/column.ts'
import { dateFormOf } from '../date-forms.ts'
import type { ColumnProfile } from '../profile.ts'
import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { percent, present, quoted } from './wording.ts'

const leastRows = 20
const uniqueShare = 0.95

/** Why a column names rows instead of describing them; null when it does not. */
export interface IdLike {
  readonly reason: 'row-counter' | 'named-key' | 'code-key'
  readonly distinctShare: number
}

export const idLikeColumn: FindingRule = {
  code: 'id-like-column',
  title: 'Identifier',
  threshold: `At least ${leastRows} rows, and: integers that count the rows one by one; or ${percent(uniqueShare)} distinct values under a name like id, key, uuid; or ${percent(uniqueShare)} distinct codes of one shape.`,
  action: 'dropColumn',
  find: ({ columns, dataset, target }) =>
    columns.flatMap((profile) => {
      const id = profile.name === target?.profile.name ? null : idLike(profile, dataset.column(profile.name))
      if (id === null) return []
      return [
        found(idLikeColumn, {
          column: profile.name,
          severity: 'warning',
          cost: 0.4,
          threshold: uniqueShare,
          message: `${quoted(profile.name)} ${sentences[id.reason]} (${percent(id.distinctShare)} distinct): a model would learn rows by heart.`,
          evidence: { reason: id.reason, distinctShare: id.distinctShare, samples: profile.samples },
          rows: [0, 1, 2],
        }),
      ]
    }),
}

const sentences: { readonly [reason in IdLike['reason']]: string } = {
  'row-counter': 'counts the rows',
  'named-key': 'is named like a key and identifies nearly every row',
  'code-key': 'holds codes of one shape that identify nearly every row',
}

const keyName =
  /(^|[^a-z])(id|ids|uid|uuid|guid|key|rowid|row|rownames?|index|idx|serial|no|nr|num|number|code|ref|reference|ticket|account|invoice|order)([^a-z]|$)/
const strictKeyName = /(^|[^a-z])(id|uid|uuid|guid|rowid|rownames?|index|idx|serial)([^a-z]|$)|[a-z](id|uuid|guid)$/
/** Words that end in id and are no key. */
const noKeyName = /(^|[^a-z])(ac|pa|unpa|val|inval|gr|b|k|sol|flu|cov|hybr|vo|liqu|a|m|rap|lip|stero|ster|hum)id$/

export function idLike(profile: ColumnProfile, column: Column): IdLike | null {
  const count = present(profile)
  if (count < leastRows || profile.missing > 0.05 * profile.count) return null
  const distinctShare = profile.distinct / count
  if (distinctShare < uniqueShare) return null
  if (countsRows(profile, column)) return { reason: 'row-counter', distinctShare }
  const name = spaced(profile.name)
  const fraction = profile.number !== null && profile.number.integers < count
  if (fraction || profile.date !== null) return null
  if (strictKeyName.test(name) && !noKeyName.test(name)) return { reason: 'named-key', distinctShare }
  if (profile.storage === 'number')
    return keyName.test(name) && profile.type === 'integer' && distinctShare === 1
      ? { reason: 'named-key', distinctShare }
      : null
  if (profile.text === null || profile.text.meanWords > 1.2 || areDates(profile)) return null
  return hasKeyShape(profile) || keyName.test(name)
    ? { reason: keyName.test(name) ? 'named-key' : 'code-key', distinctShare }
    : null
}

/** "customerID" → "customer id", "caseid" stays. */
function spaced(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()
}

/** 1, 2, 3 … or 0, 1, 2 … down the file. */
function countsRows(profile: ColumnProfile, column: Column): boolean {
  if (column.storage !== 'number' || profile.missing > 0 || profile.number === null) return false
  const { min, max, monotonic } = profile.number
  return (
    monotonic !== 'none' &&
    profile.distinct === profile.count &&
    max - min === profile.count - 1 &&
    Math.floor(min) === min &&
    (min === 0 || min === 1)
  )
}

/** Dates in one way or several are no keys, however different. */
function areDates({ top, samples }: ColumnProfile): boolean {
  const seen = [...samples, ...top.map(({ value }) => value)]
  return seen.length > 0 && seen.every((text) => dateFormOf(text) >= 0)
}

/** Digits in it, and nearly all texts of one length or one shape: licence plates, order numbers, hashes. */
function hasKeyShape(profile: ColumnProfile): boolean {
  const text = profile.text!
  const commonest = text.patterns[0]
  if (commonest === undefined || !commonest.value.includes('9')) return false
  const sameShape = commonest.count >= 0.9 * present(profile)
  const sameLength = text.maxLength - text.minLength <= 1 && text.minLength >= 4
  return sameShape || sameLength
}
