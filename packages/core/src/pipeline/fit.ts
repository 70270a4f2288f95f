import { fitPipeline, type Fitted } from '../search/fit-pipeline.ts'
import type { FitSettings } from '../search/search-settings.ts'
import type { Dataset } from '../table/dataset.ts'
import { completeFit } from './complete-fit.ts'

/**
 * From a dataset and a target to a pipeline that predicts, with the leaderboard that chose it and its out-of-fold evaluation.
 * Stopped by `signal` or `maxSeconds` it returns the best so far; it rethrows only when no candidate is done.
 * @example const { pipeline, leaderboard } = await fit(dataset, { target: 'Survived', seed: 7 })
 * @throws CsvAnalyzerError when the target, an option or the data do not allow a model, with the reason
 */
export async function fit(dataset: Dataset, settings: FitSettings): Promise<Fitted> {
  return completeFit(await fitPipeline(dataset, settings), settings)
}
