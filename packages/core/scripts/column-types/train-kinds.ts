import { kindFeatures, kindVector } from '../../src/clean/kind/kind-features.ts'
import type { KindForest } from '../../src/clean/kind/kind-forest.ts'
import { kindForestVoter } from '../../src/clean/kind/predict-kind-forest.ts'
import { decisionTree } from '../../src/learners/decision-tree.ts'
import { extraTrees } from '../../src/learners/extra-trees.ts'
import { validateParams } from '../../src/learners/validate-params.ts'
import type { FeatureMatrix } from '../../src/matrix/feature-matrix.ts'
import type { TreesModel } from '../../src/models/model.ts'
import { predictModel } from '../../src/models/predict.ts'
import { randomFrom } from '../../src/util/random.ts'
import { shuffleInPlace } from '../../src/util/shuffle.ts'
import { encodeForest } from './encode-forest.ts'
import type { LabelledColumn } from './labelled-columns.ts'

export const kinds = [
  'numeric',
  'categorical',
  'datetime',
  'sentence',
  'url',
  'embedded-number',
  'list',
  'not-generalizable',
  'context-specific',
] as const

export type KindLearner = 'tree' | 'forest'

export function kindMatrix(columns: readonly LabelledColumn[]): FeatureMatrix {
  const vectors = columns.map((column) => kindVector(column.evidence))
  return {
    rowCount: columns.length,
    features: kindFeatures.map((feature) => ({ name: feature.name, kind: 'numeric', source: feature.name })),
    columns: kindFeatures.map((_, j) => Float64Array.from(vectors, (vector) => vector[j])),
  }
}

export function kindTarget(columns: readonly LabelledColumn[]): Float64Array {
  return Float64Array.from(columns, (column) => (kinds as readonly string[]).indexOf(column.kind))
}

/** Other figures say them already; without them the tree goes less by chance. */
const notForTheTree: readonly string[] = ['present', 'standardDeviation']

/** The tree of at most 64 leaves, or the forest; both ship. */
export async function trainKinds(
  X: FeatureMatrix,
  y: Float64Array,
  rows: Int32Array,
  learner: KindLearner,
): Promise<TreesModel> {
  const run = { seed: 1, task: 'multiclass', classes: kinds.length, rows } as const
  if (learner === 'forest') {
    const params = validateParams(extraTrees, { nEstimators: 40, maxFeatures: 0.3, minSamplesLeaf: 1 })
    return (await extraTrees.fit(X, y, params, run)).model as TreesModel
  }
  const blank = new Float64Array(X.rowCount)
  const columns = X.columns.map((column, j) => (notForTheTree.includes(X.features[j].name) ? blank : column))
  const params = validateParams(decisionTree, { maxDepth: 0, minSamplesLeaf: 5, maxLeafNodes: 64 })
  return (await decisionTree.fit({ ...X, columns }, y, params, run)).model as TreesModel
}

/** What a model answers in the form in which it ships. */
export function predictKinds(
  model: TreesModel,
  columns: readonly LabelledColumn[],
  rows: Int32Array,
  learner: KindLearner,
): readonly number[] {
  if (learner === 'forest') {
    const vote = kindForestVoter(forestOf(model))
    return Array.from(rows, (row) => kinds.indexOf(vote(columns[row].evidence).kind))
  }
  const asked = Array.from(rows, (row) => columns[row])
  const { values, width } = predictModel(model, kindMatrix(asked))
  return asked.map((_, i) => {
    let best = 0
    for (let kind = 1; kind < width; kind++) if (values[i * width + kind] > values[i * width + best]) best = kind
    return best
  })
}

export function forestOf(model: TreesModel): KindForest {
  return {
    version: 1,
    trainedOn: { columns: 0, sources: 0 },
    unseenSources: { accuracy: 0, macroF1: 0 },
    kinds,
    ...encodeForest(model),
  }
}

/** Fold of each column: source files, the largest first, each to the fold with the fewest columns so far. */
export function sourceFolds(columns: readonly LabelledColumn[], folds = 5): Int32Array {
  const sizes = new Map<string, number>()
  for (const { source } of columns) sizes.set(source, (sizes.get(source) ?? 0) + 1)
  const loads = new Array<number>(folds).fill(0)
  const foldOf = new Map<string, number>()
  for (const [source, size] of [...sizes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) {
    const fold = loads.indexOf(Math.min(...loads))
    loads[fold] += size
    foldOf.set(source, fold)
  }
  return Int32Array.from(columns, ({ source }) => foldOf.get(source)!)
}

/** For every column the kind that a model says which has not seen its fold. */
export async function outOfFoldKinds(
  columns: readonly LabelledColumn[],
  folds: Int32Array,
  learner: KindLearner,
): Promise<readonly number[]> {
  const X = kindMatrix(columns)
  const y = kindTarget(columns)
  const predicted = new Array<number>(y.length).fill(-1)
  for (let fold = 0; fold <= Math.max(...folds); fold++) {
    const all = Int32Array.from(y, (_, row) => row)
    const held = all.filter((row) => folds[row] === fold)
    const model = await trainKinds(
      X,
      y,
      all.filter((row) => folds[row] !== fold),
      learner,
    )
    predictKinds(model, columns, held, learner).forEach((kind, i) => (predicted[held[i]] = kind))
  }
  return predicted
}

/** Folds that part columns at random, so that columns of one file stand on both sides: flattering, for comparison with published figures. */
export function columnFolds(columns: readonly LabelledColumn[], folds = 5): Int32Array {
  const order = shuffleInPlace(Array.from(columns.keys()), randomFrom(1, 'columns'))
  const foldOf = new Int32Array(columns.length)
  order.forEach((row, i) => (foldOf[row] = i % folds))
  return foldOf
}

export interface KindScores {
  readonly accuracy: number
  readonly macroF1: number
  readonly byKind: readonly {
    readonly kind: string
    readonly precision: number
    readonly recall: number
    readonly count: number
  }[]
}

export function scoreKinds(y: ArrayLike<number>, predicted: readonly number[]): KindScores {
  let right = 0
  for (let row = 0; row < y.length; row++) if (y[row] === predicted[row]) right++
  const byKind = kinds.map((kind, index) => {
    const hits = predicted.filter((value, row) => value === index && y[row] === index).length
    const said = predicted.filter((value) => value === index).length
    const count = Array.from(y).filter((value) => value === index).length
    return { kind, precision: said === 0 ? 0 : hits / said, recall: count === 0 ? 0 : hits / count, count }
  })
  const f1 = byKind.map(({ precision, recall }) =>
    precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  )
  return { accuracy: right / y.length, macroF1: f1.reduce((sum, value) => sum + value, 0) / f1.length, byKind }
}
