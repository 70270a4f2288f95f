import type { CallOptions, Mlflow } from '../mlflow.ts'
import { pages } from '../pages.ts'
import { request } from '../request.ts'
import { loggedModelFrom, type LoggedModel, type RawLoggedModel } from '../logged-model.ts'
import type { Filter } from '../filter.ts'

export interface SearchLoggedModels {
  readonly experimentIds: readonly string[]
  /** Made by `where`, or written by hand. */
  readonly filter?: Filter
  /** How many one call asks for; all are given. */
  readonly pageSize?: number
}

interface Answer {
  readonly models?: readonly RawLoggedModel[]
  readonly next_page_token?: string
}

/** Every logged model of some experiments that the filter lets through, page after page. */
export async function* searchLoggedModels(
  mlflow: Mlflow,
  params: SearchLoggedModels,
  options?: CallOptions,
): AsyncGenerator<LoggedModel> {
  const answers = pages((pageToken) => {
    const body = {
      experiment_ids: params.experimentIds,
      filter: params.filter,
      max_results: params.pageSize,
      page_token: pageToken,
    }
    return request<Answer>(mlflow, { method: 'POST', path: 'logged-models/search', body, idempotent: true }, options)
  })
  for await (const { models = [] } of answers) yield* models.map(loggedModelFrom)
}
