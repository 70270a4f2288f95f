import { collectCells } from '../fitted/guard.ts'
import type { FittedPipeline, InputColumn } from '../fitted/fitted-pipeline.ts'
import { predictColumns } from '../fitted/predict-guarded.ts'
import { CsvAnalyzerError } from '../util/error.ts'
import type { RunOptions } from '../util/run-options.ts'
import { breathe } from '../util/yield-to-event-loop.ts'
import { explainedOutputs } from './explained-outputs.ts'
import {
  checkCount,
  inputColumns,
  inputNamed,
  takeInputs,
  withColumn,
  type ExplainSource,
  type InputColumns,
} from './input-columns.ts'
import { shownValue, type GridValue } from './value-grid.ts'

export interface LocalEffectsOptions extends RunOptions {
  /** Intervals with about the same number of rows; default 20. */
  readonly intervals?: number
  /** Most rows looked at; default 2,000. */
  readonly maxRows?: number
}

export interface LocalEffects {
  readonly version: 1
  readonly column: string
  /** Ends of the intervals, one more than there are intervals. */
  readonly grid: readonly GridValue[]
  /** Rows in each interval. */
  readonly counts: readonly number[]
  readonly curves: readonly {
    /** The class whose probability this is; null for regression. */
    readonly class: string | null
    /** How far the prediction moves from its mean, by grid point. */
    readonly effect: readonly number[]
  }[]
}

/**
 * How the prediction changes along a number or a date where rows really are: mean changes within short intervals, added up and centred
 * (D. Apley and J. Zhu, "Visualizing the effects of predictor variables in black box supervised learning models", JRSS B 82, 2020).
 * Unlike partial dependence it never asks for rows that cannot exist where columns go together.
 * @throws CsvAnalyzerError `unsuitable-column` for texts and constants, `unknown-column`, `no-rows`, `invalid-option`
 */
export async function accumulatedLocalEffects(
  pipeline: FittedPipeline,
  source: ExplainSource,
  column: string,
  { intervals = 20, maxRows = 2000, seed, signal }: LocalEffectsOptions = {},
): Promise<LocalEffects> {
  checkCount('intervals', intervals, 1)
  checkCount('maxRows', maxRows, 1)
  const input = inputNamed(pipeline, column)
  const set = knownRows(inputColumns(pipeline, source, maxRows, seed), input)
  const data = set.columns.get(column)!
  const values = data.kind === 'number' ? data.values : new Float64Array(0)
  const edges = quantileEdges(values, intervals)
  const places = Int32Array.from(values, (value) => intervalOf(edges, value))
  await breathe(signal)
  const below = predictColumns(
    pipeline,
    moved(set, input, (row) => edges[places[row]]),
  )
  await breathe(signal)
  const above = predictColumns(
    pipeline,
    moved(set, input, (row) => edges[places[row] + 1]),
  )
  const counts = new Array<number>(edges.length - 1).fill(0)
  for (const place of places) counts[place]++
  return {
    version: 1,
    column,
    grid: Array.from(edges, (edge) => shownValue(input, edge)),
    counts,
    curves: explainedOutputs(pipeline).map(({ class: name, index }) => {
      const changes = new Float64Array(edges.length - 1)
      for (let row = 0; row < values.length; row++) {
        const at = row * above.width + index
        changes[places[row]] += (above.values[at] - below.values[at]) / counts[places[row]]
      }
      return { class: name, effect: centred(changes, counts) }
    }),
  }
}

/** Rows where the column holds a number, if it is one that can move. */
function knownRows(set: InputColumns, { name, kind, type }: InputColumn): InputColumns {
  const data = set.columns.get(name)!
  if (kind !== 'number' || data.kind !== 'number')
    throw new CsvAnalyzerError(
      'unsuitable-column',
      `"${name}" holds ${type} values, which have no order to add effects along; use partialDependence`,
      { column: name },
    )
  const rows = Int32Array.from(data.values.keys()).filter((row) => data.values[row] === data.values[row])
  const first = data.values[rows[0]]
  if (rows.every((row) => data.values[row] === first))
    throw new CsvAnalyzerError('unsuitable-column', `"${name}" has no two different values in these rows`, {
      column: name,
    })
  return takeInputs(set, rows)
}

/** The smallest value and the quantiles of the data: each is a value that occurs. */
function quantileEdges(values: Float64Array, count: number): Float64Array {
  const sorted = values.slice().sort()
  const edges = [sorted[0]]
  for (let i = 1; i <= count; i++) {
    const edge = sorted[Math.max(0, Math.ceil((i * sorted.length) / count) - 1)]
    if (edge > edges[edges.length - 1]) edges.push(edge)
  }
  return Float64Array.from(edges)
}

/** Intervals hold their upper end; the first also its lower one. */
function intervalOf(edges: Float64Array, value: number): number {
  let low = 1
  let high = edges.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (value <= edges[middle]) high = middle
    else low = middle + 1
  }
  return low - 1
}

function moved(set: InputColumns, input: InputColumn, cell: (row: number) => number): InputColumns {
  return withColumn(set, input.name, collectCells(input, set.rowCount, cell))
}

/** Sums of the changes, less their mean over the rows; within an interval the mean is that of its ends. */
function centred(changes: Float64Array, counts: readonly number[]): readonly number[] {
  const sums = [0]
  changes.forEach((change) => sums.push(sums[sums.length - 1] + change))
  const rows = counts.reduce((sum, count) => sum + count, 0)
  const mean = counts.reduce((sum, count, k) => sum + (count * (sums[k] + sums[k + 1])) / 2, 0) / rows
  return sums.map((sum) => sum - mean)
}
