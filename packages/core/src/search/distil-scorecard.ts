import { decisionTree, type DecisionTreeParams } from '../learners/decision-tree.ts'
import type { FeatureMatrix } from '../matrix/feature-matrix.ts'
import { logistic } from '../models/apply-link.ts'
import type { TreesModel } from '../models/model.ts'
import { leafOf } from '../models/tree-scores.ts'
import { log } from '../util/log.ts'
import type { RunOptions } from '../util/run-options.ts'
import { breathe } from '../util/yield-to-event-loop.ts'
import { takeMatrix } from './distil-tree.ts'
import type { SoftLabels } from './soft-labels.ts'

const binsPerColumn = 4
const leastShare = 0.03
const mostPoints = 20
const passes = 20
/** Rows that pull a bin to no points. */
const prior = 5
/** A column must lower the squared error by this part to take part. */
const leastGain = 0.002
const surest = 0.01

interface Part {
  readonly tree: TreesModel
  readonly source: string
  /** Leaf of each row. */
  readonly leaves: Int32Array
  readonly values: Float64Array
}

/**
 * A point scorecard: one small tree a column whose leaves hold whole points, and a line (through the logistic curve for two classes) from
 * their sum to the answer. Columns are taken one by one as they lower the error of the teacher's answers most, then their values are
 * fitted together, rounded to points, and the line is fitted to what came true.
 */
export async function distilScorecard(
  labels: SoftLabels,
  { columns, seed, run }: { readonly columns: number; readonly seed: number; readonly run: RunOptions },
): Promise<TreesModel> {
  const isBinary = labels.answers.task === 'binary'
  const matrix = takeMatrix(labels.matrix, labels.rows)
  const goal = goalOf(labels)
  const parts: Part[] = []
  let rest: Float64Array = goal.map((value) => value - meanOf(goal))
  while (parts.length < columns) {
    await breathe(run.signal)
    const before = squares(rest)
    const best = await bestPart(matrix, rest, new Set(parts.map(({ source }) => source)), seed, run)
    if (
      best === null ||
      before - squares(restOf(rest, best)) < leastGain * squares(goal.map((value) => value - meanOf(goal)))
    )
      break
    parts.push(best)
    rest = refitParts(parts, goal)
  }
  const rounded = inPoints(parts)
  const totals = Float64Array.from(rest, (_, row) =>
    rounded.reduce((sum, { leaves, values }) => sum + values[leaves[row]], 0),
  )
  const { slope, intercept } = isBinary ? logisticLine(totals, labels) : plainLine(totals, labels)
  return joined(rounded, slope, intercept, isBinary)
}

/** What the sum of the points should follow: the log-odds that the teacher gives, or its value. */
function goalOf({ answers, rows }: SoftLabels): Float64Array {
  return Float64Array.from(rows, (_, i) => {
    if (answers.task !== 'binary') return answers.values[i]
    const p = Math.min(1 - surest, Math.max(surest, answers.values[2 * i + 1]))
    return log(p / (1 - p))
  })
}

async function bestPart(
  matrix: FeatureMatrix,
  rest: Float64Array,
  taken: ReadonlySet<string>,
  seed: number,
  run: RunOptions,
): Promise<Part | null> {
  let best: Part | null = null
  let least = Infinity
  for (const [feature, { source }] of matrix.features.entries()) {
    if (taken.has(source)) continue
    const part = await partOn(matrix, feature, rest, seed, run)
    const error = part.tree.left[part.tree.roots[0]] < 0 ? Infinity : squares(restOf(rest, part))
    if (error < least) {
      least = error
      best = part
    }
  }
  return best
}

async function partOn(
  matrix: FeatureMatrix,
  feature: number,
  rest: Float64Array,
  seed: number,
  run: RunOptions,
): Promise<Part> {
  const one = { rowCount: matrix.rowCount, features: [matrix.features[feature]], columns: [matrix.columns[feature]] }
  const defaults = Object.fromEntries(
    Object.entries(decisionTree.params).map(([name, { default: value }]) => [name, value]),
  )
  const params = {
    ...defaults,
    maxLeafNodes: binsPerColumn,
    minSamplesLeaf: Math.max(5, Math.ceil(leastShare * matrix.rowCount)),
  } as unknown as DecisionTreeParams
  const { model } = await decisionTree.fit(one, rest, params, { ...run, seed, task: 'regression', classes: 1 })
  const tree = model as TreesModel
  const x = new Float64Array(1)
  const leaves = Int32Array.from(matrix.columns[feature], (value) => {
    x[0] = value
    return leafOf(tree, tree.roots[0], x, 0)
  })
  return {
    tree: { ...tree, feature: tree.feature.map(() => feature) },
    source: matrix.features[feature].source,
    leaves,
    values: tree.value.map((value) => value + tree.base[0]),
  }
}

function restOf(rest: Float64Array, { leaves, values }: Part): Float64Array {
  return rest.map((value, row) => value - values[leaves[row]])
}

/** Values of all bins together, by passes over the columns; what is left is returned. */
function refitParts(parts: readonly Part[], goal: Float64Array): Float64Array {
  const mean = meanOf(goal)
  for (let pass = 0; pass < passes; pass++)
    for (const part of parts) {
      const others = goal.map(
        (value, row) =>
          value -
          mean -
          parts.reduce((sum, other) => (other === part ? sum : sum + other.values[other.leaves[row]]), 0),
      )
      const sums = new Float64Array(part.values.length)
      const counts = new Float64Array(part.values.length)
      part.leaves.forEach((leaf, row) => {
        sums[leaf] += others[row]
        counts[leaf]++
      })
      sums.forEach((sum, leaf) => (part.values[leaf] = counts[leaf] > 0 ? sum / (counts[leaf] + prior) : 0))
    }
  return goal.map((value, row) => value - mean - parts.reduce((sum, part) => sum + part.values[part.leaves[row]], 0))
}

/** Whole points from 0: the widest column has 20. */
function inPoints(parts: readonly Part[]): readonly Part[] {
  const ranges = parts.map((part) => {
    const used = leavesOf(part).map((leaf) => part.values[leaf])
    return [Math.min(...used), Math.max(...used)] as const
  })
  const widest = Math.max(...ranges.map(([low, high]) => high - low), 0)
  const unit = widest > 0 ? widest / mostPoints : 1
  return parts.map((part, i) => ({
    ...part,
    values: part.values.map((value) => Math.max(0, Math.floor((value - ranges[i][0]) / unit + 0.5))),
  }))
}

function leavesOf({ tree }: Part): readonly number[] {
  return Array.from(tree.left.keys()).filter((node) => tree.left[node] < 0)
}

function plainLine(
  totals: Float64Array,
  { actual }: SoftLabels,
): { readonly slope: number; readonly intercept: number } {
  const [x, y] = [meanOf(totals), meanOf(actual)]
  let both = 0
  let own = 0
  totals.forEach((total, i) => {
    both += (total - x) * (actual[i] - y)
    own += (total - x) * (total - x)
  })
  const slope = own > 0 ? both / own : 0
  return { slope, intercept: y - slope * x }
}

/** Newton's method on the log loss of what came true, drawn a little to no slope. */
function logisticLine(
  totals: Float64Array,
  { actual }: SoftLabels,
): { readonly slope: number; readonly intercept: number } {
  const center = meanOf(totals)
  const share = Math.min(1 - surest, Math.max(surest, meanOf(actual)))
  let slope = 0
  let intercept = log(share / (1 - share))
  for (let step = 0; step < 30; step++) {
    let [gs, gi, hss, hsi, hii] = [0.01 * slope, 0, 0.01, 0, 1e-9]
    totals.forEach((total, i) => {
      const x = total - center
      const p = logistic(slope * x + intercept)
      const w = p * (1 - p)
      gs += (p - actual[i]) * x
      gi += p - actual[i]
      hss += w * x * x
      hsi += w * x
      hii += w
    })
    const determinant = hss * hii - hsi * hsi
    if (!(determinant > 0)) break
    slope -= (hii * gs - hsi * gi) / determinant
    intercept -= (hss * gi - hsi * gs) / determinant
  }
  return { slope, intercept: intercept - slope * center }
}

function joined(parts: readonly Part[], slope: number, intercept: number, isBinary: boolean): TreesModel {
  const offsets: number[] = []
  parts.reduce((sum, { tree }) => {
    offsets.push(sum)
    return sum + tree.left.length
  }, 0)
  const floats = (of: (part: Part) => ArrayLike<number>) =>
    Float64Array.from(parts.flatMap((part) => Array.from(of(part))))
  const integers = (of: (part: Part) => ArrayLike<number>) =>
    Int32Array.from(parts.flatMap((part) => Array.from(of(part))))
  const setOffsets: number[] = []
  parts.reduce((sum, { tree }) => {
    setOffsets.push(sum)
    return sum + tree.categories.length
  }, 0)
  return {
    version: 1,
    format: 'trees',
    task: isBinary ? 'binary' : 'regression',
    classes: isBinary ? 2 : 1,
    link: isBinary ? 'logistic' : 'identity',
    aggregate: 'sum',
    roots: Int32Array.from(parts, ({ tree }, i) => tree.roots[0] + offsets[i]),
    outputs: new Int32Array(parts.length),
    base: Float64Array.of(intercept),
    feature: integers(({ tree }) => tree.feature),
    threshold: floats(({ tree }) => tree.threshold),
    left: Int32Array.from(
      parts.flatMap(({ tree }, i) => Array.from(tree.left, (left) => (left < 0 ? left : left + offsets[i]))),
    ),
    missingLeft: Uint8Array.from(parts.flatMap(({ tree }) => Array.from(tree.missingLeft))),
    categoryStart: Int32Array.from(
      parts.flatMap(({ tree }, i) =>
        Array.from(tree.categoryStart, (start) => (start < 0 ? start : start + setOffsets[i])),
      ),
    ),
    categoryWords: integers(({ tree }) => tree.categoryWords),
    categories: Uint32Array.from(parts.flatMap(({ tree }) => Array.from(tree.categories))),
    leafWidth: 1,
    value: floats(({ values }) => values).map((points) => points * slope),
    cover: floats(({ tree }) => tree.cover),
    gain: floats(({ tree }) => tree.gain),
  }
}

function squares(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value * value, 0)
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
