import { BINS } from '../kernels/kernels.ts'
import type { FeatureMatrix } from '../matrix/feature-matrix.ts'
import type { TreesModel } from '../models/model.ts'
import { rebaseFeatures } from '../models/rebase-features.ts'
import { breathe } from '../util/yield-to-event-loop.ts'
import type { FitResult, Learner } from './learner.ts'
import { startTraining, type Training } from './training.ts'
import { binnedDataset } from './tree/binned-dataset.ts'
import { forestTarget, type ForestTarget } from './tree/forest/forest-target.ts'
import { growForest } from './tree/forest/grow-forest.ts'
import { pickNumbers } from '../util/pick-numbers.ts'
import { sampleRows } from '../util/sample-rows.ts'

export type OneRuleParams = {
  readonly maxLeaves: number
  readonly minSamplesLeaf: number
}

/** A few ranges are found as well in so many rows as in all: of more, as many are taken at equal distances. */
const MOST_ROWS = 5000

const MOST_BINS = 255

/** The same sum in another order differs by less than this share of it. */
const ROUNDING = 1e-9

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
    const most = await mostGains(learned)
    const byPromise = Array.from(most.keys()).sort((a, b) => most[b] - most[a] || a - b)
    let best: { readonly rule: FitResult; readonly feature: number; readonly gain: number } | null = null
    let work = 0
    for (const [done, feature] of byPromise.entries()) {
      await breathe(run.signal)
      if (best !== null && most[feature] < best.gain) break // nor can those that follow
      const rule = await ruleOf(learned, feature)
      const gain = totalGain(rule.model as TreesModel)
      work += rule.details.work
      if (best === null || gain > best.gain || (gain === best.gain && feature < best.feature))
        best = { rule, feature, gain }
      run.onProgress?.({ stage: 'fit', done: done + 1, total: byPromise.length })
    }
    const model = best === null ? (await ruleOf(learned, -1)).model : rebaseFeatures(best.rule.model, best.feature)
    return { model, details: { work } }
  },
}

function withFewRows<P>(training: Training<P>): Training<P> {
  const { rows } = training
  if (rows.length <= MOST_ROWS) return training
  return { ...training, rows: sampleRows(rows.length, MOST_ROWS).map((i) => rows[i]) }
}

/** What the trees of all features share. */
interface Learned {
  readonly training: Training<OneRuleParams>
  readonly rowWeights: Float64Array | null
  readonly target: ForestTarget
}

/** What a tree on each feature alone can gain at most: as much as one with a leaf for each bin. */
async function mostGains({ training, target }: Learned): Promise<readonly number[]> {
  const { X, rows, run } = training
  const { slots, classes, weights, values, nodeQuality, impurityFactor } = target
  const gains: number[] = []
  for (let j = 0; j < X.features.length; j++) {
    const { bins } = await binnedDataset(onlyFeature(X, j), MOST_BINS, run.signal)
    const sums = new Float64Array((BINS + 1) * slots)
    const total = BINS * slots
    rows.forEach((row, i) => {
      const at = bins[row] * slots
      if (classes) {
        sums[at + values[i]] += weights[i]
        sums[total + values[i]] += weights[i]
        return
      }
      sums[at] += weights[i]
      sums[at + 1] += values[i]
      sums[total] += weights[i]
      sums[total + 1] += values[i]
    })
    let quality = 0
    for (let at = 0; at < total; at += slots) {
      const ofBin = nodeQuality(sums, at)
      if (ofBin > 0) quality += ofBin // no rows: NaN
    }
    gains.push((quality * (1 + ROUNDING) - nodeQuality(sums, total)) * impurityFactor)
  }
  return gains
}

function onlyFeature(X: FeatureMatrix, j: number): FeatureMatrix {
  return { rowCount: X.rowCount, features: X.features.slice(j, j + 1), columns: X.columns.slice(j, j + 1) }
}

/** A tree on feature j alone; none at all for −1. */
async function ruleOf({ training, rowWeights, target }: Learned, j: number): Promise<FitResult> {
  const { X, rows, params, run } = training
  const alone = j < 0 ? { ...X, features: [], columns: [] } : onlyFeature(X, j)
  const shape = {
    nEstimators: 1,
    featuresPerNode: 1,
    minSamplesLeaf: params.minSamplesLeaf > 0 ? params.minSamplesLeaf : Math.max(6, Math.floor(rows.length / 50)),
    minSamplesSplit: 2,
    maxDepth: 0,
    maxBins: MOST_BINS,
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
