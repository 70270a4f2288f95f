export type RunStatus = 'RUNNING' | 'SCHEDULED' | 'FINISHED' | 'FAILED' | 'KILLED'

export interface Run {
  readonly runId: string
  readonly name: string
  readonly experimentId: string
  readonly status: RunStatus
  readonly artifactUri: string
  readonly metrics: { readonly [key: string]: number }
  readonly params: { readonly [key: string]: string }
  readonly tags: { readonly [key: string]: string }
}

interface KeyValue<T> {
  readonly key: string
  readonly value: T
}

/** A run as it stands in MLflow's answers. */
export interface RawRun {
  readonly info: {
    readonly run_id: string
    readonly run_name: string
    readonly experiment_id: string
    readonly status: RunStatus
    readonly artifact_uri: string
  }
  readonly data: {
    readonly metrics?: readonly KeyValue<number>[]
    readonly params?: readonly KeyValue<string>[]
    readonly tags?: readonly KeyValue<string>[]
  }
}

export function runFrom({ info, data }: RawRun): Run {
  return {
    runId: info.run_id,
    name: info.run_name,
    experimentId: info.experiment_id,
    status: info.status,
    artifactUri: info.artifact_uri,
    metrics: byKey(data.metrics),
    params: byKey(data.params),
    tags: byKey(data.tags),
  }
}

function byKey<T>(entries: readonly KeyValue<T>[] = []): { readonly [key: string]: T } {
  return Object.fromEntries(entries.map(({ key, value }) => [key, value]))
}
