import { assemblePipeline } from '../fitted/assemble-pipeline.ts'
import { decisionRuleOf } from '../fitted/decision-rule-of.ts'
import type { FittedPipeline } from '../fitted/fitted-pipeline.ts'
import { predictPipeline } from '../fitted/predict-pipeline.ts'
import { treeLeaves } from '../fitted/tree-leaves.ts'
import { hashPipeline } from '../fitted/to-json.ts'
import type { Learner } from '../learners/learner.ts'
import type { DecisionRule } from '../matrix/decision-rule.ts'
import type { Prediction } from '../matrix/prediction.ts'
import type { TreesModel } from '../models/model.ts'
import { predictModel } from '../models/predict.ts'
import { takeRows as takeDatasetRows } from '../table/take-rows.ts'
import type { Dataset } from '../table/dataset.ts'
import { CsvAnalyzerError, invalid } from '../util/error.ts'
import type { RunOptions } from '../util/run-options.ts'
import { breathe } from '../util/yield-to-event-loop.ts'
import { correctedInterval, meanOf } from './corrected-interval.ts'
import { distilScorecard } from './distil-scorecard.ts'
import { distilTree } from './distil-tree.ts'
import { takeNumbers } from './labelled-prediction.ts'
import { prepareRows, type EncodedRows } from './prepare-fold.ts'
import { recipeOnFold, recipeSearch, type RecipeSearch } from './recipe-search.ts'

export interface DistilOptions extends RunOptions {
  /** `tree` (default) or `scorecard`: points to add up, for two classes and amounts. */
  readonly to?: 'tree' | 'scorecard'
  /** Tree: most leaves, 2 … 32; default 32. */
  readonly leaves?: number
  /** Scorecard: most columns; default 8. */
  readonly columns?: number
  /** The learners of your own that the pipeline was searched with. */
  readonly learners?: readonly Learner[]
}

/** What a simple model costs: scores of both on rows that neither has seen. */
export interface Distilled {
  readonly version: 1
  /** The simple model: predicts, explains and exports as any other. */
  readonly pipeline: FittedPipeline
  readonly to: 'tree' | 'scorecard'
  readonly metric: string
  /** Means over the folds of the recipe and of what was distilled from it in each fold. */
  readonly before: number
  readonly after: number
  /** What is lost, ≥ 0 where the simple model is worse, with its 95 % interval over the folds. */
  readonly paid: { readonly value: number; readonly lower: number; readonly upper: number }
  /** Scorecard: points of every column; empty for a tree, whose rules `treeRules` gives. */
  readonly points: readonly {
    readonly column: string
    readonly bins: readonly { readonly condition: string; readonly points: number }[]
  }[]
  /** Scorecard: value = link(intercept + slope · total); null for a tree. */
  readonly line: { readonly slope: number; readonly intercept: number } | null
}

const mostLeaves = 32

/**
 * A model that a person can read, taught by a pipeline: one tree of at most 32 leaves, or points to add up. What it costs is measured in
 * the folds of the search: the recipe is trained on each, distilled there, and both are judged on the rows left out.
 * @example const { pipeline: tree, paid } = await distil(fitted.pipeline, dataset)
 * @throws CsvAnalyzerError `cannot-refit`, `invalid-option`; `unsuitable-target` for a scorecard of several classes
 */
export async function distil(
  pipeline: FittedPipeline,
  dataset: Dataset,
  { to = 'tree', leaves = mostLeaves, columns = 8, learners = [], signal, onProgress, seed = 0 }: DistilOptions = {},
): Promise<Distilled> {
  if (to !== 'tree' && to !== 'scorecard') throw invalid('to', to, 'tree, scorecard')
  if (!(Number.isInteger(leaves) && leaves >= 2 && leaves <= mostLeaves))
    throw invalid('leaves', leaves, `2 … ${mostLeaves}`)
  if (!(Number.isInteger(columns) && columns >= 1 && columns <= 50)) throw invalid('columns', columns, '1 … 50')
  if (to === 'scorecard' && pipeline.task === 'multiclass')
    throw new CsvAnalyzerError(
      'unsuitable-target',
      'a scorecard answers for two classes or an amount; distil several classes into a tree',
    )
  const teach: Teach = (encoded, answers) => {
    const labels = {
      matrix: encoded.matrix,
      rows: encoded.trainRows,
      answers,
      actual: takeNumbers(encoded.y, encoded.trainRows),
      weights: encoded.weights && takeNumbers(encoded.weights, encoded.trainRows),
    }
    return to === 'tree'
      ? distilTree(labels, { leaves, seed, run: { signal } })
      : distilScorecard(labels, { columns, seed, run: { signal } })
  }
  const recipe = await recipeSearch(pipeline, dataset, learners, { signal })
  const price = await pricePaid(recipe, teach, decisionRuleOf(pipeline), { signal, onProgress })
  const student = await teachOnAll(pipeline, dataset, recipe, teach, { signal })
  const model = student.model as TreesModel
  return {
    version: 1,
    pipeline: { ...student, recipe: { ...student.recipe, distilled: to, from: hashPipeline(pipeline), seed } },
    to,
    ...price,
    ...(to === 'tree' ? { points: [], line: null } : pointsOf(student, model)),
  }
}

type Teach = (encoded: EncodedRows, answers: Prediction) => Promise<TreesModel>

async function pricePaid(
  recipe: RecipeSearch,
  teach: Teach,
  rule: DecisionRule,
  { signal, onProgress }: RunOptions,
): Promise<Pick<Distilled, 'metric' | 'before' | 'after' | 'paid'>> {
  const { folds, metric } = recipe.search
  const scores: { readonly teacher: number; readonly student: number }[] = []
  for (const [k, fold] of folds.entries()) {
    await breathe(signal)
    onProgress?.({ stage: 'distil', done: k, total: folds.length + 1 })
    const { train, validation } = await recipeOnFold(recipe, fold, { signal })
    const encoded = fold.encoded('tree')
    const student = predictModel(await teach(encoded, train), encoded.matrix, encoded.validationRows)
    const actual = takeNumbers(encoded.y, encoded.validationRows)
    const weights = encoded.weights ? takeNumbers(encoded.weights, encoded.validationRows) : undefined
    const scoreOf = (predicted: Prediction) => metric.score(actual, predicted, weights, rule)
    scores.push({ teacher: scoreOf(validation), student: scoreOf(student) })
  }
  const sign = metric.greaterIsBetter ? 1 : -1
  const losses = scores.map(({ teacher, student }) => sign * (teacher - student))
  const value = meanOf(losses)
  const [lower, upper] = correctedInterval(losses, folds[0].validation.length / folds[0].train.length) ?? [value, value]
  return {
    metric: metric.name,
    before: meanOf(scores.map(({ teacher }) => teacher)),
    after: meanOf(scores.map(({ student }) => student)),
    paid: { value, lower, upper },
  }
}

/** The student of the pipeline itself, on all rows with a target. */
async function teachOnAll(
  pipeline: FittedPipeline,
  dataset: Dataset,
  { search }: RecipeSearch,
  teach: Teach,
  run: RunOptions,
): Promise<FittedPipeline> {
  const { material, target, targetSteps, metric } = search
  const prepared = await prepareRows(material, target.rows, new Int32Array(0), run)
  const encoded = prepared.encoded('tree')
  const { prediction } = predictPipeline(pipeline, takeDatasetRows(dataset, prepared.train))
  const model = await teach(encoded, prediction)
  return assemblePipeline({
    dataset: material.dataset,
    rows: prepared.train,
    task: target.task,
    target: target.name,
    classes: target.classes,
    positive: target.positive,
    cleaning: prepared.cleaning,
    features: encoded.spec,
    model,
    threshold: pipeline.threshold,
    costs: pipeline.costs,
    plan: { ...prepared.plan, steps: [...targetSteps, ...prepared.plan.steps] },
    recipe: {
      target: target.name,
      task: target.task,
      metric: metric.name,
      positive: target.positive,
      weight: pipeline.recipe.weight ?? null,
      features: [...material.features],
      rows: target.rows.length,
      constant: pipeline.recipe.constant ?? null,
    },
  })
}

/** The leaves of each tree as points; the value of a point is the smallest step between two leaves. */
function pointsOf(pipeline: FittedPipeline, model: TreesModel): Pick<Distilled, 'points' | 'line'> {
  const leaves = Array.from(model.roots, (root) => treeLeaves(pipeline, model, root))
  const values = leaves.flatMap((tree) => tree.map(({ node }) => Math.abs(model.value[node])))
  const widest = Math.max(0, ...values)
  const slope = widest > 0 ? (Math.sign(model.value.find((value) => value !== 0) ?? 1) * widest) / 20 : 0
  return {
    points: leaves.map((tree, i) => ({
      column: pipeline.features[model.feature[model.roots[i]]].source,
      bins: tree
        .map(({ node, conditions }) => ({
          condition: conditions.join(' and '),
          points: slope === 0 ? 0 : Math.floor(model.value[node] / slope + 0.5),
        }))
        .sort((a, b) => b.points - a.points),
    })),
    line: { slope, intercept: model.base[0] },
  }
}
