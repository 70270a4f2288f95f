import type { CleaningPlan } from '../clean/plan.ts'
import type { ExportFormat } from '../export/index.ts'
import type { LoadOptions, LoadSource } from '../table/load-options.ts'
import type { load as loadDataset } from '../table/load.ts'
import type { RunOptions } from '../util/run-options.ts'
import type { Recipe } from './recipe.ts'
import { runRecipe, type RecipeResult } from './run-recipe.ts'

type Has<K extends keyof RecipeResult> = RecipeResult & Required<Pick<RecipeResult, K>>

interface Runnable<R> {
  /** The steps so far as plain data. */
  readonly recipe: Recipe
  readonly run: (options?: RunOptions) => Promise<R>
}
type FitStep<R> = {
  readonly fit: (settings: NonNullable<Recipe['fit']>) => FittedStage<R & Has<'pipeline' | 'leaderboard' | 'findings'>>
}
type ExportStep<R> = { readonly export: (...formats: readonly ExportFormat[]) => ExportedStage<R & Has<'exports'>> }

/** Each stage offers the steps that may follow, so that a wrong order does not compile. */
export interface StartStage {
  readonly load: (source: LoadSource, options?: Omit<LoadOptions, keyof RunOptions>) => LoadedStage<RecipeResult>
}
export interface LoadedStage<R> extends Runnable<R>, FitStep<R> {
  readonly profile: () => ProfiledStage<R & Has<'profile'>>
}
export interface ProfiledStage<R> extends Runnable<R>, FitStep<R> {
  /** The steps that the profile suggests, or a plan; inside a fit they are learned on training rows alone. */
  readonly clean: (plan: CleaningPlan | 'suggested') => CleanedStage<R & Has<'plan' | 'tidy'>>
}
export type CleanedStage<R> = Runnable<R> & FitStep<R>
export interface FittedStage<R> extends Runnable<R>, ExportStep<R> {
  readonly evaluate: () => EvaluatedStage<R & Has<'evaluation'>>
}
export type EvaluatedStage<R> = Runnable<R> & ExportStep<R>
export type ExportedStage<R> = Runnable<R>

/** The fluent pipeline over a `load`: that of Node also opens paths. Every stage is frozen and may be continued twice. */
export function createPipeline(load: typeof loadDataset): () => StartStage {
  return () =>
    Object.freeze({ load: (source, options = {}) => loaded(load, { load: { source, options } }) } satisfies StartStage)
}

type Load = typeof loadDataset

function runnable<R>(load: Load, recipe: Recipe): Runnable<R> {
  return { recipe, run: (options = {}) => runRecipe(recipe, load, options) as Promise<R> }
}

function fitStep<R>(load: Load, recipe: Recipe): FitStep<R> {
  return { fit: (settings) => fitted(load, { ...recipe, fit: settings }) }
}

function exportStep<R>(load: Load, recipe: Recipe): ExportStep<R> {
  return { export: (...formats) => Object.freeze(runnable<R & Has<'exports'>>(load, { ...recipe, export: formats })) }
}

function loaded<R>(load: Load, recipe: Recipe): LoadedStage<R> {
  return Object.freeze({
    ...runnable<R>(load, recipe),
    ...fitStep<R>(load, recipe),
    profile: () => profiled<R & Has<'profile'>>(load, { ...recipe, profile: true }),
  })
}

function profiled<R>(load: Load, recipe: Recipe): ProfiledStage<R> {
  const clean = (plan: CleaningPlan | 'suggested') =>
    cleaned<R & Has<'plan' | 'tidy'>>(load, { ...recipe, clean: plan })
  return Object.freeze({ ...runnable<R>(load, recipe), ...fitStep<R>(load, recipe), clean })
}

function cleaned<R>(load: Load, recipe: Recipe): CleanedStage<R> {
  return Object.freeze({ ...runnable<R>(load, recipe), ...fitStep<R>(load, recipe) })
}

function fitted<R>(load: Load, recipe: Recipe): FittedStage<R> {
  const evaluate = () => evaluated<R & Has<'evaluation'>>(load, { ...recipe, evaluate: true })
  return Object.freeze({ ...runnable<R>(load, recipe), ...exportStep<R>(load, recipe), evaluate })
}

function evaluated<R>(load: Load, recipe: Recipe): EvaluatedStage<R> {
  return Object.freeze({ ...runnable<R>(load, recipe), ...exportStep<R>(load, recipe) })
}
