import type { FittedPipeline } from '../fitted/fitted-pipeline.ts'
import type { InputRow } from '../fitted/input-row.ts'
import { CsvAnalyzerError } from '../util/error.ts'
import type { RunOptions } from '../util/run-options.ts'
import { breathe } from '../util/yield-to-event-loop.ts'
import { possibleMoves, type Move, type MoveLimits } from './counterfactual-moves.ts'
import { shrinkMoves } from './counterfactual-shrink.ts'
import { whatIf, type Trial, type WhatIf } from './counterfactual-trials.ts'
import { checkCount } from './input-columns.ts'
import type { GridValue } from './value-grid.ts'

export interface CounterfactualOptions extends MoveLimits, RunOptions {
  /** The class to reach; default any other than the one predicted. */
  readonly class?: string
  /** Regression: the prediction to reach; null is open. */
  readonly range?: readonly [number | null, number | null]
  /** Most columns changed; default 3. */
  readonly maxChanges?: number
  /** Most answers, each by other columns; default 3. */
  readonly count?: number
}

export interface CounterfactualChange {
  readonly column: string
  readonly from: GridValue | null
  readonly to: GridValue
}

export interface Counterfactual {
  readonly changes: readonly CounterfactualChange[]
  /** Sum over the changed columns: part of the training range for numbers, 1 for others. */
  readonly distance: number
  /** What the pipeline predicts after the change. */
  readonly prediction: number | string
  /** Classification: the probability of that class. */
  readonly probability: number | null
}

export interface Counterfactuals {
  readonly version: 1
  readonly prediction: number | string
  readonly probability: number | null
  /** Fewest columns first, then the shortest distance; empty where nothing within the limits does it. */
  readonly found: readonly Counterfactual[]
}

const beamWidth = 30
const beamPerColumn = 4

/**
 * The smallest changes of a row that turn the decision: fewest columns first, then the shortest way. For a pipeline of trees over plain
 * columns single changes are exact; more columns are searched with a beam and then shortened one by one.
 * @example const { found } = await counterfactual(pipeline, { age: 41, income: 900 }, { immutable: ['age'] })
 * @throws CsvAnalyzerError `unknown-column`, `invalid-option`; `already-so` when the row is where it should go
 */
export async function counterfactual(
  pipeline: FittedPipeline,
  row: InputRow,
  { maxChanges = 3, count = 3, class: className, range, signal, ...limits }: CounterfactualOptions = {},
): Promise<Counterfactuals> {
  checkCount('maxChanges', maxChanges, 1)
  checkCount('count', count, 1)
  const trials = whatIf(pipeline, row, { class: className, range })
  const before = trials.run([[]])[0]
  if (trials.isWanted(before)) throw alreadySo(before)
  const moves = possibleMoves(pipeline, trials.cells, limits)
  const found: Trial[] = []
  let beam: readonly Trial[] = [before]
  for (let changes = 1; changes <= maxChanges && found.length < count; changes++) {
    await breathe(signal)
    const tried = extend(beam, moves, found, trials)
    const reached = tried.filter((trial) => trials.isWanted(trial)).sort(byDistance)
    for (const trial of firstOfColumns(reached)) {
      if (found.length === count) break
      await breathe(signal)
      found.push(shrinkMoves(trial, trials))
    }
    beam = bestOf(tried, trials)
  }
  return {
    version: 1,
    ...labelOf(before),
    found: found
      .sort((a, b) => a.moves.length - b.moves.length || byDistance(a, b))
      .map((trial) => ({
        changes: trial.moves.map(({ input, to, from }) => ({ column: input.name, from, to })),
        distance: distanceOf(trial.moves),
        ...labelOf(trial),
      })),
  }
}

/** Every move added to every trial of the beam, without sets of columns that hold one already found. */
function extend(
  beam: readonly Trial[],
  moves: readonly Move[],
  found: readonly Trial[],
  trials: WhatIf,
): readonly Trial[] {
  const known = found.map((trial) => columnsOf(trial.moves))
  const seen = new Set<string>()
  const sets: Move[][] = []
  for (const { moves: before } of beam)
    for (const move of moves) {
      if (before.some(({ input }) => input === move.input)) continue
      const after = [...before, move].sort((a, b) => (a.input.name < b.input.name ? -1 : 1))
      const columns = columnsOf(after)
      if (known.some((other) => other.every((name) => columns.includes(name)))) continue
      const key = JSON.stringify(after.map(({ input, cell }) => [input.name, cell]))
      if (!seen.has(key)) sets.push(after)
      seen.add(key)
    }
  return trials.run(sets)
}

/** The shortest of each set of columns. */
function firstOfColumns(sorted: readonly Trial[]): readonly Trial[] {
  const seen = new Set<string>()
  return sorted.filter(({ moves }) => {
    const key = JSON.stringify(columnsOf(moves))
    return !seen.has(key) && seen.add(key)
  })
}

/** The trials that come nearest to what is wanted, not too many of the same columns. */
function bestOf(tried: readonly Trial[], trials: WhatIf): readonly Trial[] {
  const counts = new Map<string, number>()
  return tried
    .filter((trial) => !trials.isWanted(trial))
    .sort((a, b) => b.score - a.score || byDistance(a, b))
    .filter(({ moves }) => {
      const key = JSON.stringify(columnsOf(moves))
      counts.set(key, (counts.get(key) ?? 0) + 1)
      return counts.get(key)! <= beamPerColumn
    })
    .slice(0, beamWidth)
}

function columnsOf(moves: readonly Move[]): readonly string[] {
  return moves.map(({ input }) => input.name)
}

function distanceOf(moves: readonly Move[]): number {
  return moves.reduce((sum, { distance }) => sum + distance, 0)
}

function byDistance(a: Trial, b: Trial): number {
  return distanceOf(a.moves) - distanceOf(b.moves) || b.score - a.score
}

function labelOf({ label, probability }: Trial): Pick<Counterfactual, 'prediction' | 'probability'> {
  return { prediction: label, probability }
}

function alreadySo({ label }: Trial): CsvAnalyzerError {
  return new CsvAnalyzerError(
    'already-so',
    `the row is predicted ${String(label)} already, which is what was asked for; nothing needs to change`,
    { prediction: label },
  )
}
