import { bootstrapEstimates } from '../evaluate/bootstrap-estimates.ts'
import type { Estimate } from '../evaluate/estimate.ts'
import { decisionRuleOf } from '../fitted/decision-rule-of.ts'
import type { FittedPipeline } from '../fitted/fitted-pipeline.ts'
import type { Learner } from '../learners/learner.ts'
import type { DecisionRule } from '../matrix/decision-rule.ts'
import type { Prediction } from '../matrix/prediction.ts'
import { counted } from '../profile/findings/wording.ts'
import type { Dataset } from '../table/dataset.ts'
import { CsvAnalyzerError, invalid } from '../util/error.ts'
import { randomFrom } from '../util/random.ts'
import type { RunOptions } from '../util/run-options.ts'
import { shuffleInPlace } from '../util/shuffle.ts'
import { breathe } from '../util/yield-to-event-loop.ts'
import { joinFolds } from './out-of-fold.ts'
import { prepareRows } from './prepare-fold.ts'
import { recipeOnFold, recipeSearch, type RecipeSearch } from './recipe-search.ts'

export interface LearningCurveOptions extends RunOptions {
  /** Parts of the training rows to learn from, ascending; default 1/8, 1/4, 1/2 and all. */
  readonly shares?: readonly number[]
  /** The learners of your own that the pipeline was searched with. */
  readonly learners?: readonly Learner[]
}

export interface LearningCurvePoint {
  /** Training rows of a fold. */
  readonly rows: number
  /** Out-of-fold score of the recipe, with its interval. */
  readonly score: Estimate
}

export interface LearningCurve {
  readonly version: 1
  readonly metric: string
  readonly greaterIsBetter: boolean
  readonly points: readonly LearningCurvePoint[]
  /** What the last doubling of the rows brought; above 0 is better. */
  readonly lastDoubling: number
  /** Rows with a target now, and how many would halve the interval of the score. */
  readonly rows: number
  readonly rowsToHalve: number
  /** One sentence. */
  readonly message: string
}

/** An interval of independent rows shrinks with the root of their number. */
const rowsForHalf = 4
const fewestRows = 10

/**
 * How good the recipe of a pipeline is when it learns from fewer rows, and whether more would help: the same folds, the same members,
 * judged on the same rows.
 * @example const { points, message } = await learningCurve(pipeline, dataset)
 * @throws CsvAnalyzerError `cannot-refit`, `too-few-rows`, `invalid-option`
 */
export async function learningCurve(
  pipeline: FittedPipeline,
  dataset: Dataset,
  { shares = [0.125, 0.25, 0.5, 1], learners = [], signal, onProgress }: LearningCurveOptions = {},
): Promise<LearningCurve> {
  if (shares.length === 0 || shares.some((share, i) => !(share > (shares[i - 1] ?? 0) && share <= 1)))
    throw invalid('shares', shares.join(', '), 'ascending parts above 0 up to 1')
  const recipe = await recipeSearch(pipeline, dataset, learners, { signal })
  const { metric, target, folds } = recipe.search
  const points: LearningCurvePoint[] = []
  for (const [i, share] of shares.entries()) {
    onProgress?.({ stage: 'learning curve', done: i, total: shares.length })
    const rows = Math.floor(meanOf(folds.map(({ train }) => train.length)) * share)
    if (rows < fewestRows) continue
    points.push({ rows, score: await scoreAt(recipe, share, decisionRuleOf(pipeline), { signal }) })
  }
  if (points.length === 0)
    throw new CsvAnalyzerError('too-few-rows', `the parts have fewer than ${fewestRows} rows each; ask for larger ones`)
  const rows = target.rows.length
  const lastDoubling = doublingOf(points, metric.greaterIsBetter)
  return {
    version: 1,
    metric: metric.name,
    greaterIsBetter: metric.greaterIsBetter,
    points,
    lastDoubling,
    rows,
    rowsToHalve: rowsForHalf * rows,
    message: sentence(points, lastDoubling, rows),
  }
}

async function scoreAt(recipe: RecipeSearch, share: number, rule: DecisionRule, run: RunOptions): Promise<Estimate> {
  const { oof, target, metric, seed } = recipe.search
  const estimates = await bootstrapEstimates(
    {
      task: target.task,
      target: target.name,
      classes: target.classes,
      positive: target.positive,
      origin: 'out-of-fold',
      metric: metric.name,
      rows: oof.rows,
      actual: oof.actual,
      ...(oof.weights && { weights: oof.weights }),
      predicted: joinFolds(oof, await answersAt(recipe, share, run)),
      rule,
      bounds: null,
      baselines: [],
      table: null,
      seed,
    },
    run,
  )
  return estimates[metric.name]
}

/** Each fold judged by the recipe trained on the first part of its training rows in a fixed random order. */
async function answersAt(recipe: RecipeSearch, share: number, run: RunOptions): Promise<readonly Prediction[]> {
  const { folds, material, seed } = recipe.search
  const answers: Prediction[] = []
  for (const [k, fold] of folds.entries()) {
    await breathe(run.signal)
    const order = shuffleInPlace(fold.train.slice(), randomFrom(seed, 'learning curve', k))
    const some = order.subarray(0, Math.max(fewestRows, Math.floor(share * order.length))).sort()
    const prepared = share === 1 ? fold : await prepareRows(material, some, fold.validation, run)
    answers.push((await recipeOnFold(recipe, prepared, run)).validation)
  }
  return answers
}

function doublingOf(points: readonly LearningCurvePoint[], greaterIsBetter: boolean): number {
  if (points.length < 2) return 0
  const [before, after] = points.slice(-2)
  const change = (after.score.value - before.score.value) / Math.max(1, log2(after.rows / before.rows))
  return greaterIsBetter ? change : -change
}

/** Halvings until below two: near enough for shares that double. */
function log2(ratio: number): number {
  let count = 0
  for (let rest = ratio; rest >= 1.5; rest /= 2) count++
  return count
}

function sentence(points: readonly LearningCurvePoint[], lastDoubling: number, rows: number): string {
  const { lower, upper } = points[points.length - 1].score
  const half = (upper - lower) / 2
  const climb =
    lastDoubling > half / 2
      ? 'The score still climbs with the rows: more of them are likely to make it better.'
      : 'The score hardly climbs any more: more rows would make it surer rather than better.'
  return `${climb} About ${counted(rowsForHalf * rows, 'row')} would halve the width of its interval.`
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
