import { permutationImportance } from '../explain/permutation-importance.ts'
import { metrics, type MetricName } from '../metrics/index.ts'
import { fitPipeline, type Fitted, type SearchedFit } from '../search/fit-pipeline.ts'
import type { FitSettings } from '../search/search-settings.ts'
import type { Dataset } from '../table/dataset.ts'
import type { Evaluation } from '../evaluate/evaluation.ts'
import { evaluate } from './evaluate.ts'

/**
 * From a dataset and a target to a pipeline that predicts, with the leaderboard that chose it and its out-of-fold evaluation.
 * Stopped by `signal` or `maxSeconds` it returns the best so far; it rethrows only when no candidate is done.
 * @example const { pipeline, leaderboard } = await fit(dataset, { target: 'Survived', seed: 7 })
 * @throws CsvAnalyzerError when the target, an option or the data do not allow a model, with the reason
 */
export async function fit(dataset: Dataset, settings: FitSettings): Promise<Fitted> {
  const searched = await fitPipeline(dataset, settings)
  const importance = await importanceOf(searched, settings)
  const { pipeline, leaderboard, findings } = searched
  const evaluation = settings.test
    ? await evaluate(pipeline, settings.test, { seed: settings.seed })
    : searched.evaluation
  return { pipeline, leaderboard, findings, evaluation: { ...evaluation, importance } }
}

/** Nothing when the call was stopped: the best so far is wanted at once. */
async function importanceOf(
  { judge, leaderboard }: SearchedFit,
  { signal, seed, onProgress }: FitSettings,
): Promise<Evaluation['importance']> {
  if (signal?.aborted || judge.isLate) return []
  return permutationImportance({ ...judge, metric: metrics[leaderboard.metric as MetricName] }, { seed, onProgress })
}
