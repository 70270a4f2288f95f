import type { FittedPipeline } from '../fitted/fitted-pipeline.ts'
import { predictColumns } from '../fitted/predict-guarded.ts'
import type { RunOptions } from '../util/run-options.ts'
import { breathe } from '../util/yield-to-event-loop.ts'
import { explainedOutputs } from './explained-outputs.ts'
import {
  checkCount,
  inputColumns,
  inputNamed,
  takeInputs,
  type ExplainSource,
  type InputColumns,
} from './input-columns.ts'

export interface InteractionOptions extends RunOptions {
  /** Columns whose pairs are looked at; default the six that move the prediction most. */
  readonly columns?: readonly string[]
  /** Rows looked at: the work grows with their square. Default 60. */
  readonly maxRows?: number
}

export interface Interaction {
  readonly columns: readonly [string, string]
  /** Friedman and Popescu's H, 0 … 1: the part of the joint effect of both that is not the sum of the effects of each. */
  readonly strength: number
  /** The same part in the unit of the prediction (root mean square over rows). */
  readonly size: number
}

const mostColumns = 6

/**
 * Which columns act together: the H statistic of every pair, the largest part of the prediction first
 * (J. Friedman and B. Popescu, "Predictive learning via rule ensembles", Annals of Applied Statistics 2, 2008).
 * @throws CsvAnalyzerError `unknown-column`, `no-rows`, `invalid-option`
 */
export async function interactionStrength(
  pipeline: FittedPipeline,
  source: ExplainSource,
  { columns, maxRows = 60, seed, signal, onProgress }: InteractionOptions = {},
): Promise<readonly Interaction[]> {
  checkCount('maxRows', maxRows, 2)
  columns?.forEach((name) => inputNamed(pipeline, name))
  const set = inputColumns(pipeline, source, maxRows, seed)
  const names = [...new Set(columns ?? pipeline.inputs.map(({ name }) => name))]
  const singles = new Map<string, Effect>()
  for (const name of names) {
    await breathe(signal)
    onProgress?.({ stage: 'explain', done: singles.size, total: names.length, message: name })
    singles.set(name, effectOf(pipeline, set, [name]))
  }
  const chosen = columns === undefined ? strongest(singles) : names
  const found: Interaction[] = []
  for (const [i, first] of chosen.entries())
    for (const second of chosen.slice(i + 1)) {
      await breathe(signal)
      const both = effectOf(pipeline, set, [first, second])
      found.push({ columns: [first, second], ...compare(both, singles.get(first)!, singles.get(second)!) })
    }
  return found.sort((a, b) => b.size - a.size)
}

interface Effect {
  /** Centred partial dependence at the values of each row, row by row for each output. */
  readonly values: Float64Array
  /** How much single rows move along it: mean variance of their curves. */
  readonly spread: number
}

/** Every row is given the values of every other row in these columns. */
function effectOf(pipeline: FittedPipeline, set: InputColumns, names: readonly string[]): Effect {
  const count = set.rowCount
  const outputs = explainedOutputs(pipeline)
  const from = Int32Array.from({ length: count * count }, (_, i) => Math.floor(i / count))
  const others = Int32Array.from({ length: count * count }, (_, i) => i % count)
  const donors = takeInputs(
    { rowCount: count, columns: new Map(names.map((name) => [name, set.columns.get(name)!])) },
    from,
  )
  const mixed: InputColumns = {
    rowCount: count * count,
    columns: new Map([...takeInputs(set, others).columns, ...donors.columns]),
  }
  const { values: predicted, width } = predictColumns(pipeline, mixed)
  const values = new Float64Array(outputs.length * count)
  let spread = 0
  outputs.forEach(({ index }, k) => {
    const sums = new Float64Array(count)
    const squares = new Float64Array(count)
    for (let i = 0; i < from.length; i++) {
      const value = predicted[i * width + index]
      values[k * count + from[i]] += value / count
      sums[others[i]] += value
      squares[others[i]] += value * value
    }
    for (let row = 0; row < count; row++)
      spread += Math.max(0, squares[row] / count - (sums[row] / count) * (sums[row] / count)) / count
    const mean = values.subarray(k * count, (k + 1) * count).reduce((sum, value) => sum + value, 0) / count
    for (let row = 0; row < count; row++) values[k * count + row] -= mean
  })
  return { values, spread }
}

function strongest(singles: ReadonlyMap<string, Effect>): readonly string[] {
  return [...singles]
    .sort(([, a], [, b]) => b.spread - a.spread)
    .slice(0, mostColumns)
    .map(([name]) => name)
}

function compare(both: Effect, first: Effect, second: Effect): Pick<Interaction, 'strength' | 'size'> {
  let apart = 0
  let whole = 0
  both.values.forEach((value, i) => {
    const rest = value - first.values[i] - second.values[i]
    apart += rest * rest
    whole += value * value
  })
  return {
    strength: whole > 0 ? Math.min(1, Math.sqrt(apart / whole)) : 0,
    size: Math.sqrt(apart / both.values.length),
  }
}
