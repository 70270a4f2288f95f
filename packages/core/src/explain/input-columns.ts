import type { InputRow } from '../fitted/input-row.ts'
import type { FittedPipeline, InputColumn } from '../fitted/fitted-pipeline.ts'
import type { GuardedInput } from '../fitted/guard.ts'
import { readDataset } from '../fitted/read-dataset.ts'
import { readRows } from '../fitted/read-rows.ts'
import type { Dataset } from '../table/dataset.ts'
import { CsvAnalyzerError, invalid } from '../util/error.ts'
import { nearestName } from '../util/nearest-name.ts'
import { randomFrom } from '../util/random.ts'
import { shuffleInPlace } from '../util/shuffle.ts'

/** The columns that a pipeline reads, as numbers and coded texts. */
export type InputColumns = GuardedInput['set']
export type InputData = InputColumns['columns'] extends ReadonlyMap<string, infer D> ? D : never

/** Rows to explain: plain objects or a loaded table. */
export type ExplainSource = readonly InputRow[] | Dataset

export function isDataset(source: ExplainSource): source is Dataset {
  return !Array.isArray(source)
}

/** The columns of a source. */
export function allInputColumns(pipeline: FittedPipeline, source: ExplainSource): InputColumns {
  return (isDataset(source) ? readDataset(pipeline, source) : readRows(pipeline, source)).set
}

/** The columns of a source, at most `most` rows of it: a sample drawn by the seed, in the order of the source. */
export function inputColumns(pipeline: FittedPipeline, source: ExplainSource, most = Infinity, seed = 0): InputColumns {
  const set = allInputColumns(pipeline, source)
  if (set.rowCount === 0) throw new CsvAnalyzerError('no-rows', 'there are no rows to explain; give at least one')
  return set.rowCount <= most ? set : takeInputs(set, sampleOf(set.rowCount, most, seed))
}

function sampleOf(rowCount: number, count: number, seed: number): Int32Array {
  const all = Int32Array.from({ length: rowCount }, (_, row) => row)
  return shuffleInPlace(all, randomFrom(seed, 'rows to explain')).subarray(0, count).sort()
}

/** Rows of columns, in the order asked for, also more than once. */
export function takeInputs({ columns }: InputColumns, rows: Int32Array): InputColumns {
  return {
    rowCount: rows.length,
    columns: new Map(Array.from(columns, ([name, data]) => [name, takeData(data, rows)])),
  }
}

function takeData(data: InputData, rows: Int32Array): InputData {
  return data.kind === 'number'
    ? { ...data, values: Float64Array.from(rows, (row) => data.values[row]) }
    : { ...data, codes: rows.map((row) => data.codes[row]) }
}

/** The same columns with one of them replaced. */
export function withColumn({ rowCount, columns }: InputColumns, name: string, data: InputData): InputColumns {
  return { rowCount, columns: new Map([...columns, [name, data]]) }
}

/** @throws CsvAnalyzerError `unknown-column` for a column that the pipeline does not read */
export function inputNamed({ inputs }: FittedPipeline, name: string): InputColumn {
  const found = inputs.find((input) => input.name === name)
  if (found !== undefined) return found
  const names = inputs.map((input) => input.name)
  const near = nearestName(name, names)
  throw new CsvAnalyzerError(
    'unknown-column',
    `the model does not read a column "${name}"${near === null ? '; it' : `; did you mean "${near}"? It`} reads: ${names.slice(0, 20).join(', ')}`,
    { column: name },
  )
}

/** @throws CsvAnalyzerError `invalid-option` */
export function checkCount(option: string, value: number, least: number): void {
  if (!(Number.isInteger(value) && value >= least)) throw invalid(option, value, `a whole number ≥ ${least}`)
}
