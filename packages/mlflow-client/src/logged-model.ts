import { numberIn } from './number.ts'
import { valuesOf, type Tag } from './tag.ts'

export type LoggedModelStatus = 'LOGGED_MODEL_PENDING' | 'LOGGED_MODEL_READY' | 'LOGGED_MODEL_UPLOAD_FAILED'

export interface LoggedModel {
  readonly modelId: string
  readonly name: string
  readonly experimentId: string
  /** Where its files belong. */
  readonly artifactUri: string
  readonly status: LoggedModelStatus
  readonly modelType: string | null
  readonly sourceRunId: string | null
  readonly params: { readonly [key: string]: string }
  readonly tags: { readonly [key: string]: string }
  readonly metrics: readonly {
    readonly key: string
    readonly value: number
    readonly datasetName: string | null
    readonly datasetDigest: string | null
  }[]
}

export interface RawLoggedModel {
  readonly info: {
    readonly model_id: string
    readonly name: string
    readonly experiment_id: string
    readonly artifact_uri: string
    readonly status: LoggedModelStatus
    readonly model_type?: string
    readonly source_run_id?: string
    readonly tags?: readonly Tag[]
  }
  readonly data?: {
    readonly params?: readonly Tag[]
    readonly metrics?: readonly {
      readonly key: string
      readonly value: number | string
      readonly dataset_name?: string
      readonly dataset_digest?: string
    }[]
  }
}

export function loggedModelFrom({ info, data }: RawLoggedModel): LoggedModel {
  return {
    modelId: info.model_id,
    name: info.name,
    experimentId: info.experiment_id,
    artifactUri: info.artifact_uri,
    status: info.status,
    modelType: info.model_type || null,
    sourceRunId: info.source_run_id || null,
    params: valuesOf(data?.params),
    tags: valuesOf(info.tags),
    metrics: (data?.metrics ?? []).map(({ key, value, dataset_name, dataset_digest }) => ({
      key,
      value: numberIn(value),
      datasetName: dataset_name ?? null,
      datasetDigest: dataset_digest ?? null,
    })),
  }
}
