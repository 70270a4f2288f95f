import type { Finding, Severity } from '../../util/finding.ts'
import { findingRules } from './index.ts'
import type { FindingContext, RankedFinding } from './rule.ts'

const severities: readonly Severity[] = ['error', 'warning', 'info']
/** Of one code, so that a file with thousands of odd columns still has a readable report. */
const mostPerCode = 50

/** What the loader found (rejected rows, misfits) ranks after what endangers a model and before what merely blurs it. */
const loaderCost = 0.12

/** All findings, the most costly first: by severity, then by cost, then in the order of the registry. */
export async function findAll(context: FindingContext, pause: () => Promise<void>): Promise<readonly Finding[]> {
  const all: RankedFinding[] = context.dataset.findings.map((finding) => ({ finding, cost: loaderCost }))
  for (const rule of Object.values(findingRules)) {
    all.push(...rule.find(context).slice(0, mostPerCode))
    await pause()
  }
  return all.sort(bySeverityThenCost).map((entry) => entry.finding)
}

function bySeverityThenCost(a: RankedFinding, b: RankedFinding): number {
  return severities.indexOf(a.finding.severity) - severities.indexOf(b.finding.severity) || b.cost - a.cost
}
