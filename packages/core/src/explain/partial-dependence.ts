import { collectCells } from '../fitted/guard.ts'
import type { FittedPipeline, InputColumn } from '../fitted/fitted-pipeline.ts'
import { predictColumns } from '../fitted/predict-guarded.ts'
import { invalid } from '../util/error.ts'
import type { RunOptions } from '../util/run-options.ts'
import { breathe } from '../util/yield-to-event-loop.ts'
import { explainedOutputs } from './explained-outputs.ts'
import {
  checkCount,
  inputColumns,
  inputNamed,
  withColumn,
  type ExplainSource,
  type InputColumns,
} from './input-columns.ts'
import { gridPoint, valueGrid, type GridPoint, type GridValue } from './value-grid.ts'

export interface PartialDependenceOptions extends RunOptions {
  /** Most values tried of a column; default 50 for one column, 12 for each of two. */
  readonly gridSize?: number
  /** Values to try instead, by column. */
  readonly grid?: { readonly [column: string]: readonly GridValue[] }
  /** Most rows averaged over; default 500. */
  readonly maxRows?: number
  /** Also the curve of every row (individual conditional expectation); default false. */
  readonly individual?: boolean
}

export interface PartialDependenceCurve {
  /** The class whose probability this is; null for regression. */
  readonly class: string | null
  /** Mean prediction by grid point; of two columns the second runs faster. */
  readonly average: readonly number[]
  /** The middle 80 % of the rows at each grid point. */
  readonly lower: readonly number[]
  readonly upper: readonly number[]
  /** By row, then by grid point; empty unless asked for. */
  readonly individual: readonly (readonly number[])[]
}

export interface PartialDependence {
  readonly version: 1
  readonly columns: readonly string[]
  /** Values tried, by column. */
  readonly grid: readonly (readonly GridValue[])[]
  readonly rowCount: number
  readonly curves: readonly PartialDependenceCurve[]
}

/**
 * What a pipeline predicts on average when one column, or two, are set to a value in every row (J. Friedman, "Greedy function
 * approximation", 2001), with the curves of single rows when asked for (A. Goldstein and others, "Peeking inside the black box", 2015).
 * @example const { grid, curves } = await partialDependence(pipeline, dataset, 'age')
 * @throws CsvAnalyzerError `unknown-column`, `no-rows`, `invalid-option`
 */
export async function partialDependence(
  pipeline: FittedPipeline,
  source: ExplainSource,
  column: string | readonly [string, string],
  { gridSize, grid = {}, maxRows = 500, individual = false, signal, onProgress, seed }: PartialDependenceOptions = {},
): Promise<PartialDependence> {
  const names = typeof column === 'string' ? [column] : [...column]
  if (new Set(names).size !== names.length || names.length > 2 || names.length === 0)
    throw invalid('column', names.join(', '), 'one column, or two different ones')
  const size = gridSize ?? (names.length === 1 ? 50 : 12)
  checkCount('gridSize', size, 2)
  checkCount('maxRows', maxRows, 1)
  const inputs = names.map((name) => inputNamed(pipeline, name))
  const set = inputColumns(pipeline, source, maxRows, seed)
  const grids = inputs.map((input) => gridFor(input, set, size, grid[input.name]))
  const points = grids.length === 1 ? grids[0].map((a) => [a]) : grids[0].flatMap((a) => grids[1].map((b) => [a, b]))
  const outputs = explainedOutputs(pipeline)
  const values = outputs.map(() => new Float64Array(points.length * set.rowCount))
  for (const [at, point] of points.entries()) {
    await breathe(signal)
    onProgress?.({ stage: 'explain', done: at, total: points.length, message: names.join(', ') })
    const moved = point.reduce((now, { cell }, i) => setTo(now, inputs[i], cell), set)
    const { values: predicted, width } = predictColumns(pipeline, moved)
    outputs.forEach(({ index }, k) => {
      for (let row = 0; row < set.rowCount; row++) values[k][at * set.rowCount + row] = predicted[row * width + index]
    })
  }
  return {
    version: 1,
    columns: names,
    grid: grids.map((one) => one.map(({ value }) => value)),
    rowCount: set.rowCount,
    curves: outputs.map((output, k) => ({
      class: output.class,
      ...curveOf(values[k], points.length, set.rowCount, individual),
    })),
  }
}

/** All rows with one value in a column. */
export function setTo(set: InputColumns, input: InputColumn, cell: number | string): InputColumns {
  return withColumn(
    set,
    input.name,
    collectCells(input, set.rowCount, () => cell),
  )
}

function gridFor(
  input: InputColumn,
  { columns }: InputColumns,
  size: number,
  asked: readonly GridValue[] | undefined,
): readonly GridPoint[] {
  if (asked === undefined) {
    const found = valueGrid(input, columns.get(input.name)!, size)
    if (found.length > 0) return found
    throw invalid('column', input.name, 'a column with a value in some row')
  }
  return asked.map((value) => {
    const point = gridPoint(input, value)
    if (point === null) throw invalid('grid', value, `values that "${input.name}" can hold (${input.type})`)
    return point
  })
}

function curveOf(
  values: Float64Array,
  pointCount: number,
  rowCount: number,
  individual: boolean,
): Omit<PartialDependenceCurve, 'class'> {
  const at = (share: number) => (point: number) =>
    values.slice(point * rowCount, (point + 1) * rowCount).sort()[Math.floor(share * (rowCount - 1) + 0.5)]
  const points = Array.from({ length: pointCount }, (_, point) => point)
  const mean = (point: number) => {
    let sum = 0
    for (let row = 0; row < rowCount; row++) sum += values[point * rowCount + row]
    return sum / rowCount
  }
  return {
    average: points.map(mean),
    lower: points.map(at(0.1)),
    upper: points.map(at(0.9)),
    individual: individual
      ? Array.from({ length: rowCount }, (_, row) => points.map((point) => values[point * rowCount + row]))
      : [],
  }
}
