import type { Dataset } from '../table/dataset.ts'
import type { RunOptions } from '../util/run-options.ts'
import { columnProfile } from './column-profile.ts'
import { equivalentColumns } from './equivalent-columns.ts'
import type { FeatureStrength } from './feature-strength.ts'
import { featureStrength } from './feature-strength.ts'
import { findAll } from './findings/find-all.ts'
import { findingRules } from './findings/index.ts'
import { pacer } from './pacer.ts'
import { pairProfiles } from './pairs/pair-profiles.ts'
import type { ColumnProfile, Profile } from './profile.ts'
import { sampleRows } from '../util/sample-rows.ts'
import { tableProfile } from './table-profile.ts'
import { targetProfile } from './target-profile.ts'
import { targetRows } from './target-rows.ts'
import type { TargetRows } from './target-rows.ts'

export interface ProfileOptions extends RunOptions {
  /** The column to be predicted: splits the histograms and looks for leaks. */
  readonly target?: string
  /** Its class asked about, when there are two; the rarer one when absent. */
  readonly positive?: string
}

const ruleCount = Object.keys(findingRules).length

/** Rows that the pair measures and the single-column strengths are computed on: evenly spread, all when there are fewer. */
const pairRows = 10_000

/**
 * What stands in a dataset: each column, pairs of columns, the table as a whole, and findings ranked by what they cost.
 * @example const summary = await profile(dataset, { target: 'Survived' })
 * @throws CsvAnalyzerError `unknown-column` for a target that is not there, `unknown-class` for such a positive class
 */
export async function profile(dataset: Dataset, options: ProfileOptions = {}): Promise<Profile> {
  const target =
    options.target === undefined ? null : targetRows(dataset, targetProfile(dataset, options.target, options.positive))
  const pause = pacer('profile', 3 * dataset.columns.length + 2 + ruleCount, options)
  const columns = await profileColumns(dataset, target, pause)
  const table = tableProfile(dataset, columns)
  await pause()
  const rows = sampleRows(dataset.rowCount, pairRows)
  const pairs = await pairProfiles(dataset, target?.profile.name ?? null, rows, pause)
  const strengths = await measureStrengths(dataset, target, rows, pause)
  const equivalents = equivalentColumns(dataset.columns)
  await pause()
  const findings = await findAll({ dataset, target, columns, pairs, table, strengths, equivalents, rows }, pause)
  return {
    version: 1,
    name: dataset.source.name,
    rowCount: dataset.rowCount,
    columnCount: dataset.columns.length,
    target: target?.profile ?? null,
    columns,
    pairs,
    table,
    findings,
  }
}

async function profileColumns(
  dataset: Dataset,
  target: TargetRows | null,
  pause: () => Promise<void>,
): Promise<readonly ColumnProfile[]> {
  const columns: ColumnProfile[] = []
  for (const column of dataset.columns) {
    columns.push(columnProfile(column, target))
    await pause()
  }
  return columns
}

async function measureStrengths(
  dataset: Dataset,
  target: TargetRows | null,
  rows: Int32Array,
  pause: () => Promise<void>,
): Promise<readonly FeatureStrength[]> {
  if (target === null) return []
  const strengths: FeatureStrength[] = []
  for (const column of dataset.columns) {
    if (column.name === target.profile.name) continue
    const strength = featureStrength(column, target, rows)
    if (strength !== null) strengths.push(strength)
    await pause()
  }
  return strengths
}
