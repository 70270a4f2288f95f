import type { CallOptions, Mlflow } from '../mlflow.ts'
import { request } from '../request.ts'
import { tagsOf } from '../tag.ts'

export interface DatasetInput {
  readonly name: string
  /** At most 36 characters; the same data has the same digest. */
  readonly digest: string
  /** `local`, `http`, `s3`, … */
  readonly sourceType: string
  /** JSON that says where the data came from. */
  readonly source: string
  /** JSON: `{"mlflow_colspec":[…]}`. */
  readonly schema?: string
  /** JSON: `{"num_rows":…}`. */
  readonly profile?: string
  /** What the run used it for: `training`, `validation`, `test`. */
  readonly context?: string
}

/** Says which datasets a run has read. */
export async function logInputs(
  mlflow: Mlflow,
  params: { readonly runId: string; readonly datasets: readonly DatasetInput[] },
  options?: CallOptions,
): Promise<void> {
  const body = { run_id: params.runId, datasets: params.datasets.map(rawInput) }
  await request(mlflow, { method: 'POST', path: 'runs/log-inputs', body, idempotent: true }, options)
}

function rawInput({ context, sourceType, ...dataset }: DatasetInput): object {
  return {
    dataset: { ...dataset, source_type: sourceType },
    tags: tagsOf(context === undefined ? {} : { 'mlflow.data.context': context }),
  }
}
