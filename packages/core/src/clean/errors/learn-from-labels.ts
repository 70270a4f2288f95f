import { extraTrees } from '../../learners/extra-trees.ts'
import { validateParams } from '../../learners/validate-params.ts'
import { predictModel } from '../../models/predict.ts'
import { randomFrom } from '../../util/random.ts'
import type { RunOptions } from '../../util/run-options.ts'
import { breathe } from '../../util/yield-to-event-loop.ts'
import type { CellEvidence } from './cell-evidence.ts'
import { strongestSignal } from './cell-evidence.ts'
import type { Cell } from './cell-features.ts'
import { cellFeatures } from './cell-features.ts'

export interface JudgedCell extends Cell {
  readonly wrong: boolean
}

const trees = { nEstimators: 200, minSamplesLeaf: 1 }
/** A cell against which nothing speaks. */
const quiet = 0.1

/**
 * How probably each cell is wrong, from cells that a person judged: many small trees over the signals, per column and row.
 * Null when the judgements are all alike: there is nothing to tell apart.
 */
export async function learnFromLabels(
  evidence: CellEvidence,
  judged: readonly JudgedCell[],
  { signal, seed = 0 }: RunOptions,
): Promise<readonly Float64Array[] | null> {
  const labels = [...judged, ...quietCells(evidence, judged, seed)]
  if (new Set(labels.map(({ wrong }) => wrong)).size < 2) return null
  const featuresOf = cellFeatures(evidence)
  const y = Float64Array.from(labels, ({ wrong }) => (wrong ? 1 : 0))
  const run = { seed, task: 'binary', classes: 2, ...(signal && { signal }) } as const
  const { model } = await extraTrees.fit(featuresOf(labels), y, validateParams(extraTrees, trees), run)
  const answers: Float64Array[] = []
  for (let column = 0; column < evidence.columns.length; column++) {
    await breathe(signal)
    const cells = Array.from({ length: evidence.rowCount }, (_, row) => ({ row, column }))
    const { values } = predictModel(model, featuresOf(cells))
    answers.push(Float64Array.from(cells, (_, row) => values[2 * row + 1]))
  }
  return answers
}

/**
 * Who judges only what was flagged never says what is right: as many cells that nothing speaks against are then taken as right.
 * Whole rows judged hold such cells themselves.
 */
function quietCells(evidence: CellEvidence, judged: readonly JudgedCell[], seed: number): readonly JudgedCell[] {
  const isQuiet = ({ row, column }: Cell): boolean => strongestSignal(evidence.signals[column], row).score < quiet
  if (4 * judged.filter(isQuiet).length >= judged.length) return []
  const random = randomFrom(seed, 'quiet cells')
  const cells: JudgedCell[] = []
  for (let draw = 0; draw < 20 * judged.length && cells.length < judged.length; draw++) {
    const cell = { row: random.integer(evidence.rowCount), column: random.integer(evidence.columns.length) }
    if (isQuiet(cell)) cells.push({ ...cell, wrong: false })
  }
  return cells
}
