import type { ColumnProfile } from '../../profile/profile.ts'
import type { Column, ColumnType } from '../../table/column.ts'
import type { Finding } from '../../util/finding.ts'
import type { KindEvidence } from './kind-evidence.ts'
import type { KindForest } from './kind-forest.ts'
import type { ColumnKind } from './kind-tree.ts'
import { kindForestVoter } from './predict-kind-forest.ts'
import type { KindPrediction } from './predict-kind.ts'
import { predictKind } from './predict-kind.ts'
import { simpleCleanModel } from './simple-clean-model.ts'

/** What says of a column's evidence which kind it is: SimpleCleanModel with the rule that led there, or the votes of a forest. */
export function kindPredictor(forest?: KindForest): (evidence: KindEvidence) => KindPrediction {
  return forest === undefined ? (evidence) => predictKind(simpleCleanModel, evidence) : kindForestVoter(forest)
}

/** What the loader read in (nearly) all cells needs no guess from five samples. */
export function kindByType(profile: ColumnProfile, column: Column): KindPrediction | null {
  const kind = kindOfType[profile.type]
  const { fit } = column.evidence
  const present = profile.count - profile.missing
  if (kind === undefined || fit < 0.95 || profile.distinct < 2) return null
  if (profile.type === 'code' && profile.distinct > present / 2) return null
  return { kind, confidence: fit, path: [`${Math.floor(100 * fit)} % of the filled cells are read as ${profile.type}`] }
}

/** Texts that the profile found to be dates are that, whatever their samples look like to the model. */
export function kindByFindings(findings: readonly Finding[]): KindPrediction | null {
  const share = findings.find(({ code }) => code === 'mixed-date-formats')?.evidence['share']
  if (typeof share !== 'number') return null
  return {
    kind: 'datetime',
    confidence: share,
    path: [`${Math.floor(100 * share)} % of the filled cells are written as dates`],
  }
}

const kindOfType: { readonly [type in ColumnType]?: ColumnKind } = {
  date: 'datetime',
  datetime: 'datetime',
  time: 'datetime',
  quantity: 'embedded-number',
  boolean: 'categorical',
  code: 'categorical',
  url: 'url',
  list: 'list',
}

/** The figures as the labelled columns have them: numbers only for columns that consist of plain numbers, spread over n (not n − 1). */
export function kindEvidence(profile: ColumnProfile, column: Column): KindEvidence {
  const head = {
    name: profile.name,
    total: profile.count,
    missing: profile.missing,
    distinct: profile.distinct,
    samples: profile.samples.filter((text) => text.trim() !== ''),
  }
  const present = profile.count - profile.missing
  if (
    profile.number !== null &&
    (profile.type === 'integer' || profile.type === 'number') &&
    column.evidence.fit === 1
  ) {
    const { mean, standardDeviation, min, max } = profile.number
    return { ...head, mean, standardDeviation: standardDeviation * Math.sqrt((present - 1) / present), min, max }
  }
  return { ...head, ...(column.storage === 'category' ? codeFigures(column) : none) }
}

const none = { mean: 0, standardDeviation: 0, min: 0, max: 0 }
const plainNumber = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/

/** Codes such as 00501 are kept as text here but were numbers to whoever labelled the columns. */
function codeFigures(column: Column & { readonly storage: 'category' }): typeof none {
  if (column.dictionary.length === 0 || !column.dictionary.every((text) => plainNumber.test(text))) return none
  const numbers = column.dictionary.map(Number)
  let count = 0
  let sum = 0
  for (const code of column.codes) {
    if (code < 0) continue
    count++
    sum += numbers[code]
  }
  const mean = sum / Math.max(1, count)
  let square = 0
  for (const code of column.codes) if (code >= 0) square += (numbers[code] - mean) * (numbers[code] - mean)
  return {
    mean,
    standardDeviation: Math.sqrt(square / Math.max(1, count)),
    min: Math.min(...numbers.slice(0, 100_000)),
    max: Math.max(...numbers.slice(0, 100_000)),
  }
}
