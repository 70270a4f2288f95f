import type { FeatureMatrix } from '../matrix/feature-matrix.ts'
import type { TreesModel } from '../models/model.ts'
import { rebaseFeatures } from '../models/rebase-features.ts'
import { breathe } from '../util/yield-to-event-loop.ts'
import type { FitResult, Learner } from './learner.ts'
import { startTraining, type Training } from './training.ts'
import { forestTarget, type ForestTarget } from './tree/forest/forest-target.ts'
import { growForest } from './tree/forest/grow-forest.ts'
import { pickNumbers } from '../util/pick-numbers.ts'

export type OneRuleParams = {
  readonly maxLeaves: number
  readonly minSamplesLeaf: number
}

/** A few ranges are found as well in so many rows as in all: of more, as many are taken at equal distances. */
const MOST_ROWS = 5000

/** One small tree on the one feature that explains most (after Holte 1993): the second thing every learner must beat. */
export const oneRule: Learner<OneRuleParams> = {
  name: 'oneRule',
  title: 'One rule',
  tasks: ['binary', 'multiclass', 'regression'],
  encoding: 'tree',
  complexity: 1,
  params: {
    maxLeaves: {
      type: 'integer',
      default: 8,
      min: 2,
      max: 1000,
      doc: 'Most ranges of the feature that get an answer of their own.',
    },
    minSamplesLeaf: {
      type: 'integer',
      default: 0,
      min: 0,
      max: 1_000_000_000,
      doc: 'Least rows of a range; 0 is 2 % of the rows, at least 6.',
    },
  },
  async fit(X, y, params, run) {
    const training = withFewRows(startTraining(oneRule, X, y, params, run))
    const { rows, weights } = training
    const rowWeights = weights === null ? null : pickNumbers(weights, rows)
    const learned = { training, rowWeights, target: forestTarget(training, rowWeights) }
    let best: FitResult | null = null
    let work = 0
    for (let j = 0; j < X.features.length; j++) {
      await breathe(run.signal)
      const rule = await ruleOf(learned, j)
      work += rule.details.work
      if (best === null || totalGain(rule.model as TreesModel) > totalGain(best.model as TreesModel))
        best = { ...rule, model: rebaseFeatures(rule.model, j) }
      run.onProgress?.({ stage: 'fit', done: j + 1, total: X.features.length })
    }
    const { model } = best ?? (await ruleOf(learned, -1))
    return { model, details: { work } }
  },
}

function withFewRows<P>(training: Training<P>): Training<P> {
  const { rows } = training
  if (rows.length <= MOST_ROWS) return training
  return {
    ...training,
    rows: Int32Array.from({ length: MOST_ROWS }, (_, i) => rows[Math.floor((i * rows.length) / MOST_ROWS)]),
  }
}

/** What the trees of all features share. */
interface Learned {
  readonly training: Training<OneRuleParams>
  readonly rowWeights: Float64Array | null
  readonly target: ForestTarget
}

/** A tree on feature j alone; none at all for −1. */
async function ruleOf({ training, rowWeights, target }: Learned, j: number): Promise<FitResult> {
  const { X, rows, params, run } = training
  const alone: FeatureMatrix = {
    rowCount: X.rowCount,
    features: X.features.slice(j, j < 0 ? 0 : j + 1),
    columns: X.columns.slice(j, j < 0 ? 0 : j + 1),
  }
  const shape = {
    nEstimators: 1,
    featuresPerNode: 1,
    minSamplesLeaf: params.minSamplesLeaf > 0 ? params.minSamplesLeaf : Math.max(6, Math.floor(rows.length / 50)),
    minSamplesSplit: 2,
    maxDepth: 0,
    maxBins: 255,
    bootstrap: false,
    maxSamples: 1,
    randomThresholds: false,
    ccpAlpha: 0,
    maxLeafNodes: params.maxLeaves,
    exactRows: 0,
  }
  return growForest({ ...training, X: alone, run: { ...run, onProgress: undefined } }, rowWeights, shape, target)
}

function totalGain({ gain }: TreesModel): number {
  return gain.reduce((sum, value) => sum + value, 0)
}
