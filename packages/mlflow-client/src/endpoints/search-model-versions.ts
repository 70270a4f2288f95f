import type { CallOptions, Mlflow } from '../mlflow.ts'
import { pages } from '../pages.ts'
import { request } from '../request.ts'
import { modelVersionFrom, type ModelVersion, type RawModelVersion } from '../model-version.ts'
import type { Filter } from '../filter.ts'

export interface SearchModelVersions {
  /** Made by `where`, or written by hand. */
  readonly filter?: Filter
  /** For example `name DESC`. */
  readonly orderBy?: string
  /** How many one call asks for; all are given. */
  readonly pageSize?: number
}

interface Answer {
  readonly model_versions?: readonly RawModelVersion[]
  readonly next_page_token?: string
}

/** Every version that the filter lets through, page after page. */
export async function* searchModelVersions(
  mlflow: Mlflow,
  params: SearchModelVersions = {},
  options?: CallOptions,
): AsyncGenerator<ModelVersion> {
  const answers = pages((pageToken) => {
    const query = {
      filter: params.filter,
      order_by: params.orderBy,
      max_results: params.pageSize,
      page_token: pageToken,
    }
    return request<Answer>(mlflow, { method: 'GET', path: 'model-versions/search', query, idempotent: true }, options)
  })
  for await (const { model_versions = [] } of answers) yield* model_versions.map(modelVersionFrom)
}
