import { clean } from '../clean/clean.ts'
import type { CleaningPlan } from '../clean/plan.ts'
import { acceptAll } from '../clean/step-status.ts'
import { suggest } from '../clean/suggest.ts'
import type { Evaluation } from '../evaluate/evaluation.ts'
import { exportModel } from '../export/export-model.ts'
import type { ExportFormat } from '../export/index.ts'
import type { FittedPipeline } from '../fitted/fitted-pipeline.ts'
import { profile } from '../profile/profile-dataset.ts'
import type { Profile } from '../profile/profile.ts'
import type { Leaderboard } from '../search/leaderboard.ts'
import type { Dataset } from '../table/dataset.ts'
import type { load as loadDataset } from '../table/load.ts'
import type { Finding } from '../util/finding.ts'
import type { RunOptions } from '../util/run-options.ts'
import { fit } from './fit.ts'
import type { Recipe } from './recipe.ts'

/** What each step of a recipe left; absent where the recipe has no such step. */
export interface RecipeResult {
  readonly dataset: Dataset
  readonly profile?: Profile
  readonly plan?: CleaningPlan
  readonly tidy?: Dataset
  readonly pipeline?: FittedPipeline
  readonly leaderboard?: Leaderboard
  readonly findings?: readonly Finding[]
  readonly evaluation?: Evaluation
  readonly exports?: { readonly [format in ExportFormat]?: string | Uint8Array }
}

/** The whole flow: load, profile, clean, fit, evaluate, export. */
export async function runRecipe(recipe: Recipe, load: typeof loadDataset, run: RunOptions): Promise<RecipeResult> {
  const dataset = await load(recipe.load.source, { ...recipe.load.options, ...run })
  const target = recipe.fit?.target
  const summary = recipe.profile
    ? await profile(dataset, { ...run, target, positive: recipe.fit?.positive })
    : undefined
  const plan = planOf(recipe, dataset, summary)
  const tidy = plan === undefined ? undefined : await clean(dataset, plan, run)
  const fitted = recipe.fit && (await fit(dataset, { ...recipe.fit, ...run, ...(plan && { plan }) }))
  const exports = fitted && recipe.export && (await exportAll(fitted.pipeline, recipe.export))
  return {
    dataset,
    ...(summary && { profile: summary }),
    ...(plan && { plan, tidy }),
    ...(fitted && { pipeline: fitted.pipeline, leaderboard: fitted.leaderboard, findings: fitted.findings }),
    ...(fitted && recipe.evaluate && { evaluation: fitted.evaluation }),
    ...(exports && { exports }),
  }
}

function planOf(
  { clean: request, fit: settings }: Recipe,
  dataset: Dataset,
  summary: Profile | undefined,
): CleaningPlan | undefined {
  if (request === undefined || request === 'none') return undefined
  if (request !== 'suggested') return request
  return acceptAll(suggest(dataset, summary!, { target: settings?.target }))
}

async function exportAll(pipeline: FittedPipeline, formats: readonly ExportFormat[]): Promise<RecipeResult['exports']> {
  const printed: { [format in ExportFormat]?: string | Uint8Array } = {}
  for (const format of formats) printed[format] = await exportModel(pipeline, format)
  return printed
}
