import type { Metric } from '../metric.ts'
import type { CallOptions, Mlflow } from '../mlflow.ts'
import { numberIn } from '../number.ts'
import { pages } from '../pages.ts'
import { request } from '../request.ts'

export interface GetMetricHistory {
  readonly runId: string
  readonly key: string
  /** How many one call asks for; all are given. */
  readonly pageSize?: number
}

interface Answer {
  readonly metrics?: readonly {
    readonly key: string
    readonly value: number | string
    readonly timestamp: number
    readonly step?: number | string
  }[]
  readonly next_page_token?: string
}

/** Every value that a metric of a run has had, page after page. */
export async function* getMetricHistory(
  mlflow: Mlflow,
  params: GetMetricHistory,
  options?: CallOptions,
): AsyncGenerator<Metric> {
  const answers = pages((pageToken) => {
    const query = {
      run_id: params.runId,
      metric_key: params.key,
      max_results: params.pageSize ?? 25_000,
      page_token: pageToken,
    }
    return request<Answer>(mlflow, { method: 'GET', path: 'metrics/get-history', query, idempotent: true }, options)
  })
  for await (const { metrics = [] } of answers) {
    for (const { key, value, timestamp, step = 0 } of metrics) {
      yield { key, value: numberIn(value), timestamp, step: Number(step) }
    }
  }
}
