import type { FittedPipeline } from '../fitted/fitted-pipeline.ts'
import { learners } from '../learners/index.ts'
import type { Learner } from '../learners/learner.ts'
import type { Prediction } from '../matrix/prediction.ts'
import type { Dataset } from '../table/dataset.ts'
import { CsvAnalyzerError } from '../util/error.ts'
import type { JsonObject } from '../util/json.ts'
import type { RunOptions } from '../util/run-options.ts'
import type { CandidateSpec } from './candidate-spec.ts'
import { predictMembers } from './member-model.ts'
import type { PreparedRows } from './prepare-fold.ts'
import { prepareSearch, type PreparedSearch } from './prepare-search.ts'
import { takeBack } from './response.ts'
import { refitRounds } from './rounds.ts'
import type { FitSettings } from './search-settings.ts'
import { trainMember } from './train-member.ts'
import { splitRequest } from './split-request.ts'

/** One member of a recipe, ready to be trained on other rows. */
export interface RecipeMember {
  readonly spec: CandidateSpec
  readonly weight: number
  readonly rounds: number | undefined
}

/** The folds of a pipeline's search once more, with the members of its recipe. */
export interface RecipeSearch {
  readonly search: PreparedSearch
  readonly members: readonly RecipeMember[]
}

/** @throws CsvAnalyzerError `cannot-refit` for a recipe that does not say enough, or a learner of the user's own that is not passed in */
export async function recipeSearch(
  pipeline: FittedPipeline,
  dataset: Dataset,
  own: readonly Learner[],
  run: RunOptions,
): Promise<RecipeSearch> {
  const { recipe } = pipeline
  if (!Array.isArray(recipe.members) || recipe.request === undefined)
    throw new CsvAnalyzerError(
      'cannot-refit',
      'this pipeline does not say how it was trained, so its recipe cannot be tried on other rows: fit it with this version',
    )
  const known: { readonly [name: string]: Learner } = {
    ...learners,
    ...Object.fromEntries(own.map((learner) => [learner.name, learner])),
  }
  const members = (recipe.members as readonly JsonObject[]).map((member) => recipeMember(member, known))
  return { search: await prepareSearch(dataset, settingsOf(pipeline), run), members }
}

function settingsOf({ recipe, plan, task }: FittedPipeline): FitSettings {
  const split = recipe.split as JsonObject
  const request = recipe.request as JsonObject
  const settings = {
    target: recipe.target,
    task,
    metric: recipe.metric,
    positive: recipe.positive,
    seed: recipe.seed,
    drop: recipe.drop,
    weight: recipe.weight,
    folds: request.folds,
    plan: request.plan === 'given' ? plan : request.plan,
    orders: request.orders ?? null,
    polynomial: request.polynomial ?? null,
    keep: request.keep ?? null,
    split: splitRequest(split),
  }
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null)) as unknown as FitSettings
}

function recipeMember(
  { id, learner: name, params, response, copies, weight, rounds }: JsonObject,
  known: { readonly [name: string]: Learner },
): RecipeMember {
  const learner = known[String(name)]
  if (learner === undefined)
    throw new CsvAnalyzerError(
      'cannot-refit',
      `the learner "${String(name)}" is not one of this library: pass it in learners`,
      { learner: String(name) },
    )
  return {
    spec: {
      id: String(id),
      title: learner.title,
      learner,
      params: params as JsonObject,
      response: response as CandidateSpec['response'],
      copies: Number(copies),
      baseline: false,
    },
    weight: Number(weight),
    rounds: refitRounds(rounds as readonly number[]),
  }
}

/** What the recipe answers for rows of a fold when it was trained on the fold's training rows. */
export async function recipeOnFold(
  { search, members }: RecipeSearch,
  prepared: PreparedRows,
  run: RunOptions,
): Promise<{ readonly train: Prediction; readonly validation: Prediction }> {
  const parts: { readonly weight: number; readonly train: Prediction; readonly validation: Prediction }[] = []
  for (const { spec, weight, rounds } of members) {
    const encoded = prepared.encoded(spec.learner.encoding)
    const trained = await trainMember(spec, encoded, search.target, { ...run, seed: search.seed, rounds })
    const answer = (rows: Int32Array) => takeBack(predictMembers(trained.models, encoded.matrix, rows), trained.lambda)
    parts.push({ weight, train: answer(encoded.trainRows), validation: answer(encoded.validationRows) })
  }
  return {
    train: mixed(parts.map(({ weight, train }) => ({ weight, part: train }))),
    validation: mixed(parts.map(({ weight, validation }) => ({ weight, part: validation }))),
  }
}

function mixed(parts: readonly { readonly weight: number; readonly part: Prediction }[]): Prediction {
  const [{ part: first }] = parts
  const values = new Float64Array(first.values.length)
  for (const { weight, part } of parts) part.values.forEach((value, i) => (values[i] += weight * value))
  return { ...first, values }
}
