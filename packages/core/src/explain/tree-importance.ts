import type { FittedPipeline } from '../fitted/fitted-pipeline.ts'
import type { Model, TreesModel } from '../models/model.ts'
import { CsvAnalyzerError } from '../util/error.ts'

/** What the splits on a column brought, over all trees. */
export interface TreeImportance {
  readonly column: string
  /** Share of the gain of all splits, 0 … 1. */
  readonly gain: number
  /** Share of the number of splits, 0 … 1. */
  readonly splits: number
}

/**
 * How much the trees of a pipeline used each column while they were grown, most gain first; trees of a blend count by its weights.
 * It speaks of training, and favours columns with many values: `permutationImportance` speaks of unseen rows.
 * @throws CsvAnalyzerError `no-trees` for a pipeline without trees
 */
export function treeImportance({ model, features }: FittedPipeline): readonly TreeImportance[] {
  const members = treesOf(model)
  if (members.length === 0)
    throw new CsvAnalyzerError('no-trees', 'the model has no trees, so there is no gain; use permutationImportance')
  const sums = new Map(features.map(({ source }) => [source, { gain: 0, splits: 0 }]))
  for (const { weight, trees } of members) {
    const inner = Array.from(trees.left.keys()).filter((node) => trees.left[node] >= 0)
    const gains = inner.reduce((sum, node) => sum + trees.gain[node], 0)
    for (const node of inner) {
      const sum = sums.get(features[trees.feature[node]].source)!
      sum.gain += gains > 0 ? (weight * trees.gain[node]) / gains : 0
      sum.splits += weight / inner.length
    }
  }
  return [...sums].map(([column, sum]) => ({ column, ...sum })).sort((a, b) => b.gain - a.gain)
}

/** The tree models that have a split; their weights sum to 1. */
function treesOf(model: Model): readonly { readonly weight: number; readonly trees: TreesModel }[] {
  const members = model.format === 'blend' ? model.members : [{ weight: 1, model }]
  const trees = members.flatMap((member) =>
    member.model.format === 'trees' && member.weight > 0 && member.model.left.some((child) => child >= 0)
      ? [{ weight: member.weight, trees: member.model }]
      : [],
  )
  const total = trees.reduce((sum, { weight }) => sum + weight, 0)
  return trees.map((one) => ({ ...one, weight: one.weight / total }))
}
