import type { CleaningPlan } from '../clean/plan.ts'
import type { FeatureSpec } from '../features/feature-spec.ts'
import type { Task } from '../matrix/task.ts'
import type { Calibration, Model } from '../models/model.ts'
import type { Dataset } from '../table/dataset.ts'
import { pruneOperations } from '../transforms/dependencies.ts'
import type { ColumnOperation } from '../transforms/operation.ts'
import type { JsonObject } from '../util/json.ts'
import type { FittedPipeline } from './fitted-pipeline.ts'
import { learnInputs } from './learn-inputs.ts'
import { libraryVersion } from './library-version.ts'

export interface PipelineParts {
  /** The table as loaded, before cleaning; the schema is learned on `rows` of it (all when absent). */
  readonly dataset: Dataset
  readonly rows?: Int32Array
  readonly task: Task
  readonly target: string
  readonly classes?: readonly string[]
  readonly positive?: string | null
  /** Accepted steps of the plan, lowered, with what they learned. */
  readonly cleaning: readonly ColumnOperation[]
  /** The encoding that the model was trained on (for a blend: `combineFeatures`). */
  readonly features: Pick<FeatureSpec, 'operations' | 'features'>
  readonly model: Model
  readonly calibration?: readonly Calibration[]
  readonly threshold?: number
  readonly costs?: FittedPipeline['costs']
  readonly targetTransform?: FittedPipeline['targetTransform']
  readonly intervals?: FittedPipeline['intervals']
  readonly plan: CleaningPlan
  /** What the clock measured belongs under its key `timing`, which no hash reads. */
  readonly recipe: JsonObject
}

/** One value that holds all that prediction needs, and only that: operations that no feature depends on, and columns that nobody reads, are left out. */
export function assemblePipeline(parts: PipelineParts): FittedPipeline {
  const { features } = parts.features
  const pruned = pruneOperations(
    [...parts.cleaning, ...parts.features.operations],
    features.map(({ name }) => name),
  )
  const readColumns = new Set(pruned.inputs)
  const names = parts.dataset.columns.map(({ name }) => name).filter((name) => readColumns.has(name))
  return {
    format: 'csvanalyzer-pipeline',
    version: 1,
    library: libraryVersion,
    task: parts.task,
    target: parts.target,
    classes: parts.classes ?? [],
    positive: parts.positive ?? null,
    inputs: learnInputs(parts.dataset, parts.rows, names),
    operations: pruned.operations,
    features,
    model: parts.model,
    calibration: parts.calibration ?? [],
    threshold: parts.threshold ?? 0.5,
    ...(parts.costs && { costs: parts.costs }),
    targetTransform: parts.targetTransform ?? { kind: 'identity' },
    intervals: parts.intervals ?? null,
    plan: parts.plan,
    recipe: parts.recipe,
  }
}
