import { searchSteps, type Fitted, type SearchStep } from '../search/fit-pipeline.ts'
import type { FitSettings } from '../search/search-settings.ts'
import type { Dataset } from '../table/dataset.ts'
import { completeFit } from './complete-fit.ts'

/** A search after one more candidate. The last step has the fit as a whole. */
export interface FitStep extends SearchStep {
  readonly fitted: Fitted | null
}

/**
 * `fit` as a loop: a step after each candidate, with the board, the best pipeline so far and a state to go on from.
 * Leaving the loop leaves the search.
 * @example for await (const { leaderboard, fitted } of fitSteps(dataset, { target: 'Survived', seed: 7 })) show(leaderboard)
 * @throws CsvAnalyzerError as `fit`; `other-search` when `resume` is of other data or options
 */
export async function* fitSteps(dataset: Dataset, settings: FitSettings): AsyncGenerator<FitStep, void> {
  const steps = searchSteps(dataset, settings)
  let last: SearchStep | null = null
  try {
    for (let next = await steps.next(); ; next = await steps.next()) {
      if (next.done) return yield { ...last!, fitted: await completeFit(next.value, settings) }
      last = next.value
      yield { ...last, fitted: null }
    }
  } finally {
    await steps.return(undefined as never)
  }
}
