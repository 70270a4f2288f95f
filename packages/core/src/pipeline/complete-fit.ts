import { permutationImportance } from '../explain/permutation-importance.ts'
import { metrics, type MetricName } from '../metrics/index.ts'
import type { Fitted, SearchedFit } from '../search/fit-pipeline.ts'
import type { FitSettings } from '../search/search-settings.ts'
import type { Evaluation } from '../evaluate/evaluation.ts'
import { evaluate } from './evaluate.ts'
import { strictBaseline } from './strict-baseline.ts'
import { testFindings } from './test-findings.ts'

/** A search with what is judged after it: importance, and rows of the user's own. */
export async function completeFit(searched: SearchedFit, settings: FitSettings): Promise<Fitted> {
  const importance = await importanceOf(searched, settings)
  const { pipeline, leaderboard, findings } = searched
  const evaluation = settings.test
    ? await evaluate(pipeline, settings.test, { seed: settings.seed, groups: settings.groups })
    : searched.evaluation
  const aboutTest = settings.test ? testFindings(pipeline, searched.judge.dataset, settings.test) : []
  return {
    pipeline,
    leaderboard,
    findings: [...aboutTest, ...strictBaseline(searched.evaluation, findings), ...findings],
    evaluation: { ...evaluation, importance },
  }
}

/** Nothing when the call was stopped or its time comes: the best so far is wanted at once. */
async function importanceOf(
  { judge, leaderboard }: SearchedFit,
  { seed, onProgress }: FitSettings,
): Promise<Evaluation['importance']> {
  const metric = metrics[leaderboard.metric as MetricName]
  const found = await judge.inTime((signal) =>
    permutationImportance({ ...judge, metric }, { seed, signal, onProgress }),
  )
  return found ?? []
}
