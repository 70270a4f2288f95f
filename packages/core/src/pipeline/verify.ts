import type { FittedPipeline } from '../fitted/fitted-pipeline.ts'
import { libraryVersion } from '../fitted/library-version.ts'
import { hashPipeline } from '../fitted/to-json.ts'
import { learners as knownLearners } from '../learners/index.ts'
import { fitPipeline } from '../search/fit-pipeline.ts'
import type { FitSettings } from '../search/search-settings.ts'
import type { Dataset } from '../table/dataset.ts'
import { CsvAnalyzerError } from '../util/error.ts'
import { canonicalJson } from '../util/hash.ts'
import type { JsonObject, JsonValue } from '../util/json.ts'
import type { RunOptions } from '../util/run-options.ts'
import { splitRequest } from '../search/split-request.ts'

export interface VerifyOptions extends Pick<RunOptions, 'signal' | 'onProgress'> {
  /** The learners of your own that the pipeline was searched with. */
  readonly learners?: FitSettings['learners']
}

/** Whether training again gave the same pipeline, and if not, what is known about why. */
export interface Verification {
  readonly version: 1
  readonly equal: boolean
  readonly expected: string
  readonly found: string
  readonly message: string
}

/**
 * Trains a pipeline again as its recipe says, on the data given, and compares the hashes.
 * @throws CsvAnalyzerError `cannot-verify` for a pipeline whose recipe does not say enough, with the reason
 */
export async function verify(
  pipeline: FittedPipeline,
  dataset: Dataset,
  { learners, signal, onProgress }: VerifyOptions = {},
): Promise<Verification> {
  const settings = settingsOf(pipeline, learners)
  const again = await fitPipeline(dataset, { ...settings, signal, onProgress })
  if (signal?.aborted) throw signal.reason
  // The cap on time is part of the recipe; the second search runs without it.
  const found = {
    ...again.pipeline,
    recipe: { ...again.pipeline.recipe, maxSeconds: pipeline.recipe.maxSeconds },
  } as FittedPipeline
  const hashes = { expected: hashPipeline(pipeline), found: hashPipeline(found) }
  const equal = hashes.expected === hashes.found
  return {
    version: 1,
    equal,
    ...hashes,
    message: equal ? 'Training again gave the same pipeline.' : why(pipeline, found),
  }
}

function why(pipeline: FittedPipeline, found: FittedPipeline): string {
  if (pipeline.library !== libraryVersion)
    return `Training again gave another pipeline: it was made by library ${pipeline.library}, and this is ${libraryVersion}.`
  const rows = [pipeline.recipe.rows, found.recipe.rows]
  if (rows[0] !== rows[1])
    return `Training again gave another pipeline: the data differ, ${String(rows[1])} rows with a target instead of ${String(rows[0])}.`
  const column = pipeline.inputs.find(
    (input) => text(input) !== text(found.inputs.find(({ name }) => name === input.name) ?? null),
  )
  if (column !== undefined)
    return `Training again gave another pipeline: the data differ, first in the column "${column.name}".`
  return 'Training again gave another pipeline, though range, categories and missing share of every column are the same: single values of the data differ.'
}

/** What was asked for so that models of these rows came out. */
const refitOf: { readonly [trainedOn: string]: FitSettings['refit'] } = {
  'all-rows': true,
  folds: false,
  'first-fold': 'first',
}

function text(value: unknown): string {
  return canonicalJson(value as JsonValue)
}

function settingsOf({ recipe, plan }: FittedPipeline, own: FitSettings['learners']): FitSettings {
  const request = recipe.request as JsonObject | undefined
  if (request === undefined)
    throw new CsvAnalyzerError(
      'cannot-verify',
      'this pipeline does not say how it was asked for, so it cannot be trained again: fit it with this version',
    )
  const split = recipe.split as JsonObject
  const names = request.learners as readonly string[] | null
  const unknown = names?.find((name) => !Object.hasOwn(knownLearners, name))
  if (unknown !== undefined && own === undefined)
    throw new CsvAnalyzerError(
      'cannot-verify',
      `the learner "${unknown}" is not one of this library: pass it in learners`,
    )
  const settings = {
    target: recipe.target,
    metric: recipe.metric,
    seed: recipe.seed,
    effort: recipe.effort,
    prefer: recipe.prefer,
    drop: recipe.drop,
    intervals: recipe.intervals === 'narrowed' ? 'auto' : 'out-of-fold',
    refit: refitOf[String(recipe.trainedOn)],
    maxWork: recipe.maxWork,
    candidates: recipe.searched,
    weight: recipe.weight,
    costs: recipe.costs,
    task: request.task,
    positive: request.positive,
    folds: request.folds,
    learners: own ?? names,
    plan: request.plan === 'given' ? plan : request.plan,
    orders: request.orders ?? null,
    polynomial: request.polynomial ?? null,
    keep: request.keep ?? null,
    split: splitRequest(split),
  }
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null)) as unknown as FitSettings
}
