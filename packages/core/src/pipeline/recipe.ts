import type { CleaningPlan } from '../clean/plan.ts'
import type { ExportFormat } from '../export/index.ts'
import type { FitSettings } from '../search/search-settings.ts'
import type { LoadOptions, LoadSource } from '../table/load-options.ts'

type WithoutRun<T> = Omit<T, 'signal' | 'onProgress'>

/** The flow as data: what to do, in the order that data flows. Later steps are left out, never moved. */
export interface Recipe {
  readonly load: { readonly source: LoadSource; readonly options: WithoutRun<LoadOptions> }
  readonly profile?: boolean
  readonly clean?: CleaningPlan | 'suggested' | 'none'
  readonly fit?: WithoutRun<Omit<FitSettings, 'plan'>>
  readonly evaluate?: boolean
  readonly export?: readonly ExportFormat[]
}
