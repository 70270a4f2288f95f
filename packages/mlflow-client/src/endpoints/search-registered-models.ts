import type { CallOptions, Mlflow } from '../mlflow.ts'
import { pages } from '../pages.ts'
import { request } from '../request.ts'
import { registeredModelFrom, type RawRegisteredModel, type RegisteredModel } from '../registered-model.ts'
import type { Filter } from '../filter.ts'

export interface SearchRegisteredModels {
  /** Made by `where`, or written by hand. */
  readonly filter?: Filter
  /** For example `name DESC`. */
  readonly orderBy?: string
  /** How many one call asks for; all are given. */
  readonly pageSize?: number
}

interface Answer {
  readonly registered_models?: readonly RawRegisteredModel[]
  readonly next_page_token?: string
}

/** Every registered model that the filter lets through, page after page. */
export async function* searchRegisteredModels(
  mlflow: Mlflow,
  params: SearchRegisteredModels = {},
  options?: CallOptions,
): AsyncGenerator<RegisteredModel> {
  const answers = pages((pageToken) => {
    const query = {
      filter: params.filter,
      order_by: params.orderBy,
      max_results: params.pageSize,
      page_token: pageToken,
    }
    return request<Answer>(
      mlflow,
      { method: 'GET', path: 'registered-models/search', query, idempotent: true },
      options,
    )
  })
  for await (const { registered_models = [] } of answers) yield* registered_models.map(registeredModelFrom)
}
