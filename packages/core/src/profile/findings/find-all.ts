import type { Finding, Severity } from '../../util/finding.ts'
import { answered } from '../loader-findings.ts'
import { findingRules } from './index.ts'
import type { FindingContext, RankedFinding } from './rule.ts'

const severities: readonly Severity[] = ['error', 'warning', 'info']
/** Of one code, so that a file with thousands of odd columns still has a readable report. */
const mostPerCode = 50

/** What the loader found (rejected rows, misfits) ranks after what endangers a model and before what merely blurs it. */
const loaderCost = 0.12

/** Rules that say of the cells a column could not read more than the loader does. */
const saysMisfits = new Set(['mixed-types', 'mixed-date-formats'])

/** All findings, the most costly first: by severity, then by cost, then in the order of the registry. */
export async function findAll(context: FindingContext, pause: () => Promise<void>): Promise<readonly Finding[]> {
  const all: RankedFinding[] = []
  for (const rule of Object.values(findingRules)) {
    all.push(...rule.find(context).slice(0, mostPerCode))
    await pause()
  }
  const plain = all.filter(({ finding }) => !isSaidBetter(finding, all))
  const said = new Set(
    plain.filter(({ finding }) => saysMisfits.has(finding.code)).map(({ finding }) => finding.column),
  )
  const loaded = withoutNames(context.dataset.findings).filter(
    ({ code, column }) => code !== 'misfits' || !said.has(column),
  )
  const ranked = [...loaded.map((finding) => ({ finding: answered(finding), cost: loaderCost })), ...plain]
  return ranked.sort(bySeverityThenCost).map((entry) => entry.finding)
}

/** Dates and amounts kept as text are many different texts of one length: that is no second problem. */
const better: { readonly [code: string]: readonly string[] } = {
  'high-cardinality': ['mixed-date-formats', 'unit-in-number', 'personal-data'],
  'mixed-types': ['unit-in-number', 'mixed-date-formats'],
  'constant-length': ['mixed-date-formats', 'unit-in-number', 'personal-data'],
}

function isSaidBetter({ code, column }: Finding, all: readonly RankedFinding[]): boolean {
  const codes = better[code]
  return codes !== undefined && all.some(({ finding }) => finding.column === column && codes.includes(finding.code))
}

/** A file without a header is told once, not once a column. */
function withoutNames(findings: readonly Finding[]): readonly Finding[] {
  const nameless = findings.filter(({ code }) => code === 'empty-column-name')
  if (nameless.length <= 3) return findings
  const names = nameless.map(({ column }) => column ?? '')
  const message = `${nameless.length} columns have no name; they are called ${JSON.stringify(names[0])} to ${JSON.stringify(names[names.length - 1])}.`
  const one: Finding = { ...nameless[0], message, evidence: { columns: names.slice(0, 50), count: names.length } }
  return [one, ...findings.filter(({ code }) => code !== 'empty-column-name')]
}

function bySeverityThenCost(a: RankedFinding, b: RankedFinding): number {
  return severities.indexOf(a.finding.severity) - severities.indexOf(b.finding.severity) || b.cost - a.cost
}
