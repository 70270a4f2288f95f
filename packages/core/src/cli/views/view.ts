import type { Dataset, FittedPipeline, RunOptions } from '../../node.ts'
import type { OptionValues } from '../option.ts'

/** What a view of a model has to work with. */
export interface ViewRequest {
  readonly pipeline: FittedPipeline
  readonly dataset: Dataset
  readonly options: OptionValues
  readonly run: RunOptions
}

/** One thing that `explain` can show; the first whose option is given is shown. */
export interface ExplainView {
  /** The option that asks for it; null for what is shown unasked. */
  readonly option: string | null
  /** The result as plain data, and how it is told to people. */
  show(request: ViewRequest): Promise<{ readonly data: unknown; readonly text: string }>
}
