import { numberIn } from './number.ts'
import { valuesOf, type KeyValue } from './tag.ts'

export type RunStatus = 'RUNNING' | 'SCHEDULED' | 'FINISHED' | 'FAILED' | 'KILLED'
export type Lifecycle = 'active' | 'deleted'

export interface RunDataset {
  readonly name: string
  readonly digest: string
  /** `training`, `validation`, `test`; null when it was not said. */
  readonly context: string | null
}

export interface Run {
  readonly runId: string
  readonly name: string
  readonly experimentId: string
  readonly status: RunStatus
  readonly lifecycleStage: Lifecycle
  readonly artifactUri: string
  /** Milliseconds since 1970. */
  readonly startTime: number
  readonly endTime: number | null
  /** The last value of each. */
  readonly metrics: { readonly [key: string]: number }
  readonly params: { readonly [key: string]: string }
  readonly tags: { readonly [key: string]: string }
  readonly datasets: readonly RunDataset[]
  /** Ids of the logged models that the run made. */
  readonly modelIds: readonly string[]
}

/** A run as it stands in MLflow's answers, which leave out empty lists. */
export interface RawRun {
  readonly info: {
    readonly run_id: string
    readonly run_name: string
    readonly experiment_id: string
    readonly status: RunStatus
    readonly artifact_uri: string
    readonly lifecycle_stage?: Lifecycle
    readonly start_time?: number
    readonly end_time?: number
  }
  readonly data: {
    readonly metrics?: readonly KeyValue<number | string>[]
    readonly params?: readonly KeyValue<string>[]
    readonly tags?: readonly KeyValue<string>[]
  }
  readonly inputs?: {
    readonly dataset_inputs?: readonly {
      readonly tags?: readonly KeyValue<string>[]
      readonly dataset: { readonly name: string; readonly digest: string }
    }[]
  }
  readonly outputs?: { readonly model_outputs?: readonly { readonly model_id: string }[] }
}

export function runFrom({ info, data, inputs, outputs }: RawRun): Run {
  const metrics = (data.metrics ?? []).map(({ key, value }) => [key, numberIn(value)] as const)
  return {
    runId: info.run_id,
    name: info.run_name,
    experimentId: info.experiment_id,
    status: info.status,
    lifecycleStage: info.lifecycle_stage ?? 'active',
    artifactUri: info.artifact_uri,
    startTime: info.start_time ?? 0,
    endTime: info.end_time ?? null,
    metrics: Object.fromEntries(metrics),
    params: valuesOf(data.params),
    tags: valuesOf(data.tags),
    datasets: (inputs?.dataset_inputs ?? []).map(({ dataset: { name, digest }, tags }) => ({
      name,
      digest,
      context: valuesOf(tags)['mlflow.data.context'] ?? null,
    })),
    modelIds: (outputs?.model_outputs ?? []).map((output) => output.model_id),
  }
}
