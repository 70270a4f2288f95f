import type { Lifecycle } from './run.ts'
import { valuesOf, type Tag } from './tag.ts'

export interface Experiment {
  readonly experimentId: string
  readonly name: string
  readonly artifactLocation: string
  readonly lifecycleStage: Lifecycle
  readonly tags: { readonly [key: string]: string }
}

export interface RawExperiment {
  readonly experiment_id: string
  readonly name: string
  readonly artifact_location: string
  readonly lifecycle_stage: Lifecycle
  readonly tags?: readonly Tag[]
}

export function experimentFrom(raw: RawExperiment): Experiment {
  return {
    experimentId: raw.experiment_id,
    name: raw.name,
    artifactLocation: raw.artifact_location,
    lifecycleStage: raw.lifecycle_stage,
    tags: valuesOf(raw.tags),
  }
}
