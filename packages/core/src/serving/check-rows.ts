import type { FittedPipeline } from '../fitted/fitted-pipeline.ts'
import type { InputRow } from '../fitted/input-row.ts'
import type { PredictResult } from '../fitted/predict-result.ts'
import { missingInputs, ScoringError } from './scoring-error.ts'

/** @throws ScoringError when a column that the pipeline reads is in no row */
export function checkColumns({ inputs }: FittedPipeline, rows: readonly InputRow[]): void {
  if (rows.length === 0) return
  const absent = inputs.filter(({ name }) => !rows.some((row) => Object.hasOwn(row, name)))
  if (absent.length > 0) throw missingInputs(absent.map(({ name }) => name))
}

/** @throws ScoringError for a value that cannot be what its column is: a server must not answer as if it were missing */
export function checkValues({ inputs }: FittedPipeline, { findings }: PredictResult): void {
  for (const [row, list] of findings.entries()) {
    const bad = list.find(({ code }) => code === 'unparsable-value')
    if (bad === undefined) continue
    const kind = inputs.find(({ name }) => name === bad.column)?.kind === 'text' ? 'str' : 'float64'
    const value = JSON.stringify(bad.evidence.value)
    throw new ScoringError(
      `Failed to convert column ${bad.column} to type '${kind}': ${value} in row ${row} is no ${String(bad.evidence.type)}`,
    )
  }
}
