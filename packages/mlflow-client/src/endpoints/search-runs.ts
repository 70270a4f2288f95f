import type { CallOptions, Mlflow } from '../mlflow.ts'
import { pages } from '../pages.ts'
import { request } from '../request.ts'
import { runFrom, type RawRun, type Run } from '../run.ts'
import type { Filter } from '../filter.ts'

export interface SearchRuns {
  readonly experimentIds: readonly string[]
  /** Made by `where`, or written by hand. */
  readonly filter?: Filter
  /** For example `['metrics.auc DESC']`. */
  readonly orderBy?: readonly string[]
  readonly view?: 'ACTIVE_ONLY' | 'DELETED_ONLY' | 'ALL'
  /** How many one call asks for; all are given. */
  readonly pageSize?: number
}

interface Answer {
  readonly runs?: readonly RawRun[]
  readonly next_page_token?: string
}

/** Every run of some experiments that the filter lets through, page after page. */
export async function* searchRuns(mlflow: Mlflow, params: SearchRuns, options?: CallOptions): AsyncGenerator<Run> {
  const answers = pages((pageToken) => {
    const body = {
      experiment_ids: params.experimentIds,
      filter: params.filter,
      order_by: params.orderBy,
      run_view_type: params.view,
      max_results: params.pageSize,
      page_token: pageToken,
    }
    return request<Answer>(mlflow, { method: 'POST', path: 'runs/search', body, idempotent: true }, options)
  })
  for await (const { runs = [] } of answers) yield* runs.map(runFrom)
}
