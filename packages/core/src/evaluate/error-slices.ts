import { describeColumns } from '../features/column-role.ts'
import { columnSetOf } from '../features/column-set-of.ts'
import { fitMatrix, toMatrix } from '../features/fit-features.ts'
import { assemblePipeline } from '../fitted/assemble-pipeline.ts'
import { treeLeaves } from '../fitted/tree-leaves.ts'
import { decisionTree } from '../learners/decision-tree.ts'
import { predictedClasses } from '../metrics/predicted-classes.ts'
import { leafOf } from '../models/tree-scores.ts'
import { randomFrom } from '../util/random.ts'
import type { RunOptions } from '../util/run-options.ts'
import { shuffleInPlace } from '../util/shuffle.ts'
import { differenceInterval } from './difference-interval.ts'
import type { Estimate } from './estimate.ts'
import type { JudgedRows } from './judged-rows.ts'
import { meanInterval } from './mean-interval.ts'
import { proportionInterval } from './proportion-interval.ts'

/** Rows that a model gets wrong more often, or by more, than the others. Plain JSON. */
export interface ErrorSlice {
  /** What the rows have in common, in words. */
  readonly conditions: readonly string[]
  /** Rows in the slice, and their share of all. */
  readonly rowCount: number
  readonly share: number
  /** Share of wrong decisions, or mean absolute error, in the slice and in all other rows: measured on rows that did not choose the slice. */
  readonly error: Estimate
  readonly others: Estimate
}

const mostLeaves = 8
const fewestRows = 100
const mostRows = 10_000
const leastInLeaf = 20
/** A slice stands out when its error is so many times that of the others, beyond chance. */
const leastRatio = 1.25
/** Eight leaves are looked at: 2.5 standard errors each (Bonferroni at 5 %) in place of 1.96. */
const wider = 2.5 / 1.96

/**
 * Where a model is weak: a small tree over the input columns is grown on the errors of one half of the rows, and its leaves are judged on
 * the other half, worst first. Empty when nothing stands out.
 */
export async function errorSlices(judged: JudgedRows, run: RunOptions = {}): Promise<readonly ErrorSlice[]> {
  const { table, rows, seed } = judged
  if (table === null || rows.length < fewestRows) return []
  const { dataset } = table
  const columns = table.columns.map((name) => dataset.column(name))
  const roles = describeColumns(columns, []).filter(({ role }) => role !== 'text')
  if (roles.length === 0) return []
  const [learned, held] = halves(rows.length, seed)
  const loss = lossOf(judged)
  const names = roles.map(({ name }) => name)
  const setOf = (positions: Int32Array) =>
    columnSetOf(
      dataset,
      positions.map((i) => rows[i]),
      names,
    )
  const y = Float64Array.from(learned, loss)
  const { spec, matrix } = fitMatrix(setOf(learned), roles, y, {
    task: 'regression',
    classes: 1,
    encoding: 'tree',
    seed,
  })
  if (spec.features.length === 0 || y.every((value) => value === y[0])) return []
  const params = {
    ...defaultParams(),
    maxLeafNodes: mostLeaves,
    minSamplesLeaf: Math.max(leastInLeaf, Math.ceil(0.04 * learned.length)),
  }
  const { model } = await decisionTree.fit(matrix, y, params, { ...run, seed, task: 'regression', classes: 1 })
  if (model.format !== 'trees') return []
  const pipeline = assemblePipeline({
    dataset,
    rows: learned.map((i) => rows[i]),
    task: 'regression',
    target: 'error',
    cleaning: [],
    features: spec,
    model,
    plan: { version: 1, target: null, steps: [] },
    recipe: {},
  })
  const all = Int32Array.from(rows.keys())
  const leaves = leafOfRows(model, toMatrix(setOf(all), spec).columns)
  const slices = treeLeaves(pipeline, model, model.roots[0]).map(({ node, conditions }) => {
    const inside = held.filter((i) => leaves[i] === node)
    const outside = held.filter((i) => leaves[i] !== node)
    const rowCount = leaves.filter((leaf) => leaf === node).length
    return {
      conditions,
      rowCount,
      share: rowCount / rows.length,
      error: errorOf(judged, inside),
      others: errorOf(judged, outside),
    }
  })
  return slices.filter(standsOut).sort((a, b) => b.error.value / b.others.value - a.error.value / a.others.value)
}

function defaultParams() {
  const entries = Object.entries(decisionTree.params).map(([name, { default: value }]) => [name, value] as const)
  return Object.fromEntries(entries) as unknown as Parameters<typeof decisionTree.fit>[2]
}

function halves(count: number, seed: number): readonly [Int32Array, Int32Array] {
  const order = shuffleInPlace(
    Int32Array.from({ length: count }, (_, i) => i),
    randomFrom(seed, 'error slices'),
  )
  const used = Math.min(count, mostRows)
  return [order.slice(0, used >> 1).sort(), order.slice(used >> 1, used).sort()]
}

/** What the tree is grown on: squared error of the probabilities, or the absolute error. */
function lossOf({ task, actual, predicted }: JudgedRows): (i: number) => number {
  const { values, width } = predicted
  if (task === 'regression') return (i) => Math.abs(values[i] - actual[i])
  return (i) => {
    let sum = 0
    for (let k = 0; k < width; k++) {
      const distance = values[i * width + k] - (actual[i] === k ? 1 : 0)
      sum += distance * distance
    }
    return sum
  }
}

function leafOfRows(model: Parameters<typeof leafOf>[0], columns: readonly Float64Array[]): Int32Array {
  const x = new Float64Array(columns.length)
  return Int32Array.from({ length: columns[0].length }, (_, row) => {
    columns.forEach((column, j) => (x[j] = column[row]))
    return leafOf(model, model.roots[0], x, 0)
  })
}

function errorOf({ task, actual, predicted, rule }: JudgedRows, positions: Int32Array): Estimate {
  if (task === 'regression')
    return meanInterval(Array.from(positions, (i) => Math.abs(predicted.values[i] - actual[i])))
  const decided = predictedClasses(predicted, rule)
  const wrong = positions.filter((i) => decided[i] !== actual[i]).length
  return proportionInterval(positions.length === 0 ? 0 : wrong / positions.length, Math.max(1, positions.length))
}

function standsOut({ error, others, rowCount }: ErrorSlice): boolean {
  const { value, lower } = differenceInterval(error, others)
  return rowCount >= leastInLeaf && error.value > leastRatio * others.value && value > wider * (value - lower)
}
