import type { CallOptions, Mlflow } from '../mlflow.ts'
import { pages } from '../pages.ts'
import { request } from '../request.ts'
import { experimentFrom, type Experiment, type RawExperiment } from '../experiment.ts'
import type { Filter } from '../filter.ts'

export interface SearchExperiments {
  /** Made by `where`, or written by hand. */
  readonly filter?: Filter
  /** For example `['metrics.auc DESC']`. */
  readonly orderBy?: readonly string[]
  readonly view?: 'ACTIVE_ONLY' | 'DELETED_ONLY' | 'ALL'
  /** How many one call asks for; all are given. */
  readonly pageSize?: number
}

interface Answer {
  readonly experiments?: readonly RawExperiment[]
  readonly next_page_token?: string
}

/** Every experiment that the filter lets through, page after page. */
export async function* searchExperiments(
  mlflow: Mlflow,
  params: SearchExperiments = {},
  options?: CallOptions,
): AsyncGenerator<Experiment> {
  const answers = pages((pageToken) => {
    const body = {
      filter: params.filter,
      order_by: params.orderBy,
      view_type: params.view,
      max_results: params.pageSize ?? 1000,
      page_token: pageToken,
    }
    return request<Answer>(mlflow, { method: 'POST', path: 'experiments/search', body, idempotent: true }, options)
  })
  for await (const { experiments = [] } of answers) yield* experiments.map(experimentFrom)
}
