import type { Dataset } from '../../table/dataset.ts'
import type { Finding, Severity } from '../../util/finding.ts'
import type { JsonObject, JsonValue } from '../../util/json.ts'
import type { EquivalentColumn } from '../equivalent-columns.ts'
import type { FeatureStrength } from '../feature-strength.ts'
import type { ColumnProfile, PairProfile, TableProfile } from '../profile.ts'
import type { TargetRows } from '../target-rows.ts'

/** What a rule may look at: the measures first, the cells where it needs rows as evidence. */
export interface FindingContext {
  readonly dataset: Dataset
  readonly target: TargetRows | null
  readonly columns: readonly ColumnProfile[]
  readonly pairs: readonly PairProfile[]
  readonly table: TableProfile
  readonly strengths: readonly FeatureStrength[]
  readonly equivalents: readonly EquivalentColumn[]
  /** Evenly spread rows for whatever is too costly on all. */
  readonly rows: Int32Array
}

/** One kind of problem: how it is found, from which threshold on, and the cleaning action that answers it. */
export interface FindingRule {
  readonly code: string
  readonly title: string
  /** When it speaks, as a sentence with the numbers: for docs and the page. */
  readonly threshold: string
  /** Name of the cleaning action that it suggests; null where nothing should be changed. */
  readonly action: string | null
  find(context: FindingContext): readonly RankedFinding[]
}

/** `cost` ranks findings of one severity: about the share of the table, or of the model's worth, that is at stake (0–1). */
export interface RankedFinding {
  readonly finding: Finding
  readonly cost: number
}

export interface FindingParts {
  readonly column?: string
  readonly severity: Severity
  readonly message: string
  readonly cost: number
  readonly threshold?: JsonValue
  /** Row indices (0-based) that prove it, at most 10. */
  readonly rows?: readonly number[]
  readonly evidence?: JsonObject
}

/** A finding of a rule: threshold, rows and action stand in its evidence. */
export function found(rule: Pick<FindingRule, 'code' | 'action'>, parts: FindingParts): RankedFinding {
  const evidence: Record<string, JsonValue> = { ...parts.evidence }
  if (parts.threshold !== undefined) evidence['threshold'] = parts.threshold
  if (parts.rows !== undefined) evidence['rows'] = parts.rows.slice(0, 10)
  if (rule.action !== null) evidence['action'] = rule.action
  const { severity, message, cost, column } = parts
  const finding: Finding =
    column === undefined
      ? { code: rule.code, severity, message, evidence }
      : { code: rule.code, severity, column, message, evidence }
  return { finding, cost }
}
