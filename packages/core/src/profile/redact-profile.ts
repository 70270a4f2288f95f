import type { Finding } from '../util/finding.ts'
import type { JsonObject, JsonValue } from '../util/json.ts'
import { findingRules } from './findings/index.ts'
import type { FindingRule } from './findings/rule.ts'
import type { ColumnProfile, Profile } from './profile.ts'

/** The columns in which personal data was found. */
export function personalColumns(profile: Profile): ReadonlySet<string> {
  return new Set(profile.findings.flatMap(({ code, column }) => (code === 'personal-data' && column ? [column] : [])))
}

/** The same profile without any value of a column with personal data: counts, lengths and shapes stay. */
export function redactProfile(profile: Profile): Profile {
  const hidden = personalColumns(profile)
  if (hidden.size === 0) return profile
  return {
    ...profile,
    target:
      profile.target && hidden.has(profile.target.name)
        ? { ...profile.target, classes: [], positive: null }
        : profile.target,
    columns: profile.columns.map((column) => (hidden.has(column.name) ? withoutValues(column) : column)),
    findings: profile.findings.map((finding) =>
      concerns(finding, hidden) && finding.code !== 'personal-data' ? withoutTexts(finding) : finding,
    ),
  }
}

function withoutValues(column: ColumnProfile): ColumnProfile {
  return {
    ...column,
    top: [],
    rare: [],
    samples: [],
    evidence: column.evidence && { fit: column.evidence.fit, misfits: [], reason: '' },
    histogram: null,
    number: null,
    date: null,
    text: column.text && { ...column.text, topWords: [] },
  }
}

/** A finding may speak of two columns: any member of its evidence that names a hidden one counts. */
function concerns({ column, evidence }: Finding, hidden: ReadonlySet<string>): boolean {
  if (column !== undefined && hidden.has(column)) return true
  return Object.values(evidence).some((value) =>
    Array.isArray(value) ? value.some((part) => isHidden(part, hidden)) : isHidden(value, hidden),
  )
}

function isHidden(value: JsonValue, hidden: ReadonlySet<string>): boolean {
  return typeof value === 'string' && hidden.has(value)
}

/** What stays of the evidence: counts, rows, the threshold, the action and the names of columns. */
const kept = new Set(['threshold', 'rows', 'action', 'by', 'of', 'with', 'columns', 'kind', 'measure'])
const counts =
  /^(count|share|missing|distinct|present|groups|cells|violations|steps|length|strength|duplicateRows|repairable|lost|distinctShare)$/

function withoutTexts(finding: Finding): Finding {
  const rule = (findingRules as { readonly [code: string]: FindingRule })[finding.code]
  const evidence: JsonObject = Object.fromEntries(
    Object.entries(finding.evidence).filter(
      ([name, value]) => kept.has(name) || (counts.test(name) && typeof value === 'number'),
    ),
  )
  const title = rule?.title ?? finding.code
  const message =
    finding.column === undefined ? `${title}.` : `${JSON.stringify(finding.column)}: ${title.toLowerCase()}.`
  return { ...finding, message, evidence: { ...evidence, redacted: true } }
}
