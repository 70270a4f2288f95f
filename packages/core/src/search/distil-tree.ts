import { decisionTree, type DecisionTreeParams } from '../learners/decision-tree.ts'
import type { FeatureMatrix } from '../matrix/feature-matrix.ts'
import type { TreesModel } from '../models/model.ts'
import type { RunOptions } from '../util/run-options.ts'
import type { SoftLabels } from './soft-labels.ts'

const leastInLeaf = 5
const leastShare = 0.005
/** Rows times classes that several classes are spread over. */
const mostCopies = 400_000

/** One tree of at most `leaves` leaves that answers as a teacher does: values, or the probability of each class. */
export async function distilTree(
  labels: SoftLabels,
  { leaves, seed, run }: { readonly leaves: number; readonly seed: number; readonly run: RunOptions },
): Promise<TreesModel> {
  const { answers } = labels
  const minSamplesLeaf = Math.max(leastInLeaf, Math.ceil(leastShare * labels.rows.length))
  if (answers.width <= 2) {
    const own = { ...labels, matrix: takeMatrix(labels.matrix, labels.rows) }
    const y = Float64Array.from(labels.rows, (_, i) => answers.values[(i + 1) * answers.width - 1])
    const tree = await grow(own.matrix, y, labels.weights, { leaves, minSamplesLeaf, seed, classes: 1 }, run)
    return answers.task === 'regression' ? tree : asShares(tree)
  }
  const used = labels.rows.subarray(0, Math.floor(mostCopies / answers.width))
  const copies = Int32Array.from({ length: used.length * answers.width }, (_, i) => used[Math.floor(i / answers.width)])
  const weights = Float64Array.from(
    copies,
    (_, i) => answers.values[i] * (labels.weights?.[Math.floor(i / answers.width)] ?? 1),
  )
  const y = Float64Array.from(copies, (_, i) => i % answers.width)
  const wide = { leaves, minSamplesLeaf: minSamplesLeaf * answers.width, seed, classes: answers.width }
  return grow(takeMatrix(labels.matrix, copies), y, weights, wide, run)
}

interface Growth {
  readonly leaves: number
  readonly minSamplesLeaf: number
  readonly seed: number
  readonly classes: number
}

async function grow(
  matrix: FeatureMatrix,
  y: Float64Array,
  weights: Float64Array | null,
  { leaves, minSamplesLeaf, seed, classes }: Growth,
  run: RunOptions,
): Promise<TreesModel> {
  const defaults = Object.fromEntries(
    Object.entries(decisionTree.params).map(([name, { default: value }]) => [name, value]),
  )
  const params = { ...defaults, maxDepth: 0, maxLeafNodes: leaves, minSamplesLeaf } as unknown as DecisionTreeParams
  const { model } = await decisionTree.fit(matrix, y, params, {
    ...run,
    seed,
    task: classes === 1 ? 'regression' : 'multiclass',
    classes,
    ...(weights && { weights }),
  })
  return model as TreesModel
}

/** A tree of the probability of class 1 as a tree of both. */
function asShares(tree: TreesModel): TreesModel {
  const value = new Float64Array(2 * tree.left.length)
  tree.left.forEach((_, node) => {
    const share = Math.min(1, Math.max(0, tree.value[node] + tree.base[0]))
    value[2 * node] = 1 - share
    value[2 * node + 1] = share
  })
  return {
    ...tree,
    task: 'binary',
    classes: 2,
    link: 'mean-share',
    aggregate: 'mean',
    outputs: tree.outputs.map(() => -1),
    base: new Float64Array(2),
    leafWidth: 2,
    value,
  }
}

export function takeMatrix({ features, columns }: FeatureMatrix, rows: Int32Array): FeatureMatrix {
  return {
    rowCount: rows.length,
    features,
    columns: columns.map((column) => Float64Array.from(rows, (row) => column[row])),
  }
}
