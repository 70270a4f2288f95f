import type { FittedPipeline } from '../fitted/fitted-pipeline.ts'
import { scaleIntervals } from './conformal-intervals.ts'
import type { Chosen } from './make-pipeline.ts'
import { narrowingOfIntervals } from './narrowing-of-intervals.ts'
import type { SearchBudget } from './search-budget.ts'

/** A model of all rows errs less than the models of the folds, from which its intervals come: where that can be told they become narrower. */
export async function withOwnIntervals(
  pipeline: FittedPipeline,
  { search, choice, judged: { intervals } }: Chosen,
  { budget, kept }: { readonly budget: SearchBudget; readonly kept: number },
): Promise<FittedPipeline> {
  const isAsked = search.settings.intervals !== 'out-of-fold' && pipeline.recipe.trainedOn === 'all-rows'
  if (intervals === null || !isAsked || budget.stoppedBy() !== null) return pipeline
  const factors = await budget.attempt(kept, (signal) => narrowingOfIntervals(search, choice, intervals, { signal }))
  if (factors === null || factors.every((factor) => factor === 1)) return pipeline
  return {
    ...pipeline,
    intervals: scaleIntervals(intervals, (point) => factors[point]),
    recipe: { ...pipeline.recipe, intervals: 'narrowed' },
  }
}
