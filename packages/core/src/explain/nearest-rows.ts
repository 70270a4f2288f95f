import type { FittedPipeline, InputColumn } from '../fitted/fitted-pipeline.ts'
import type { InputRow } from '../fitted/input-row.ts'
import { predictPipeline } from '../fitted/predict-pipeline.ts'
import type { Dataset } from '../table/dataset.ts'
import { takeRows } from '../table/take-rows.ts'
import { invalid } from '../util/error.ts'
import { allInputColumns, checkCount, inputNamed, type InputColumns, type InputData } from './input-columns.ts'

export interface NearestRowsOptions {
  /** Rows wanted; default 5. */
  readonly count?: number
  /** How much a column counts, ≥ 0; default 1 for each. */
  readonly weights?: { readonly [column: string]: number }
}

export interface NearestRow {
  /** Row of the dataset, 0-based. */
  readonly row: number
  /** Gower's distance, 0 (the same) … 1. */
  readonly distance: number
  /** What stands in the columns that the pipeline reads, as in the file; null is missing. */
  readonly values: { readonly [column: string]: string | null }
  /** What stands in the target column; null where it is missing or the dataset has none. */
  readonly actual: string | null
  readonly prediction: number | string
}

/**
 * The rows of a table that are most like a row, with what came of them: training rows, when the table is the training file.
 * A pipeline holds no rows, so the table is given. Distance is Gower's (1971): numbers by their part of the training range, others by
 * being the same or not, averaged over the columns that the pipeline reads.
 * @throws CsvAnalyzerError `unknown-column`, `invalid-option`
 */
export function nearestRows(
  pipeline: FittedPipeline,
  dataset: Dataset,
  row: InputRow,
  { count = 5, weights = {} }: NearestRowsOptions = {},
): readonly NearestRow[] {
  checkCount('count', count, 1)
  for (const [name, weight] of Object.entries(weights)) {
    inputNamed(pipeline, name)
    if (!(weight >= 0 && weight < Infinity)) throw invalid(`weights.${name}`, weight, 'a number ≥ 0')
  }
  const distances = distancesTo(pipeline, allInputColumns(pipeline, dataset), allInputColumns(pipeline, [row]), weights)
  const order = Array.from(distances.keys()).sort((a, b) => distances[a] - distances[b] || a - b)
  const chosen = Int32Array.from(order.slice(0, count))
  const { texts, prediction } = predictPipeline(pipeline, takeRows(dataset, chosen))
  const target = dataset.columns.find(({ name }) => name === pipeline.target)
  return Array.from(chosen, (at, i) => ({
    row: at,
    distance: distances[at],
    values: Object.fromEntries(pipeline.inputs.map(({ name }) => [name, cellText(dataset, name, at)])),
    actual: target === undefined ? null : cellText(dataset, target.name, at),
    prediction: texts === null ? prediction.values[i] : texts[i],
  }))
}

function cellText(dataset: Dataset, name: string, row: number): string | null {
  const column = dataset.columns.find((one) => one.name === name)
  return column === undefined || column.missing[row] === 1 ? null : column.original(row)
}

function distancesTo(
  { inputs }: FittedPipeline,
  all: InputColumns,
  one: InputColumns,
  weights: { readonly [column: string]: number },
): Float64Array {
  const sums = new Float64Array(all.rowCount)
  let total = 0
  for (const input of inputs) {
    const weight = weights[input.name] ?? 1
    total += weight
    const part = differences(input, all.columns.get(input.name)!, one.columns.get(input.name)!)
    for (let row = 0; row < sums.length; row++) sums[row] += weight * part(row)
  }
  return total > 0 ? sums.map((sum) => sum / total) : sums
}

/** 0 … 1 for every row; a missing value is like another missing one and unlike all else. */
function differences({ range, type }: InputColumn, data: InputData, one: InputData): (row: number) => number {
  if (data.kind === 'number' && one.kind === 'number') {
    const { values } = data
    const value = one.values[0]
    const width = range === null || type === 'boolean' ? 0 : range[1] - range[0]
    return (row) => {
      if (values[row] !== values[row] || value !== value) return values[row] !== values[row] && value !== value ? 0 : 1
      if (values[row] === value) return 0
      return width > 0 ? Math.min(1, Math.abs(values[row] - value) / width) : 1
    }
  }
  const { codes, dictionary } = data as Extract<InputData, { kind: 'text' }>
  const other = one as Extract<InputData, { kind: 'text' }>
  const code = other.codes[0] < 0 ? -1 : dictionary.indexOf(other.dictionary[other.codes[0]])
  const isNew = other.codes[0] >= 0 && code < 0
  return (row) => (!isNew && codes[row] === code ? 0 : 1)
}
