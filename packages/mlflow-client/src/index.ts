// The public API, in the order of use.

export type { CallOptions, Mlflow } from './mlflow.ts'
export { fromEnvironment } from './from-environment.ts'
export { MlflowError } from './mlflow-error.ts'

// the whole of a training
export { logRun, type LoggedRun } from './log-run/log-run.ts'
export type { LogRun } from './log-run/training-to-log.ts'
export { digestOf } from './digest-of.ts'
export { ensureRegisteredModel, getOrCreateExperiment } from './get-or-create.ts'
export { where, type Filter } from './filter.ts'

// experiments
export { createExperiment, type CreateExperiment } from './endpoints/create-experiment.ts'
export { getExperiment } from './endpoints/get-experiment.ts'
export { getExperimentByName } from './endpoints/get-experiment-by-name.ts'
export { searchExperiments, type SearchExperiments } from './endpoints/search-experiments.ts'
export { updateExperiment } from './endpoints/update-experiment.ts'
export { deleteExperiment } from './endpoints/delete-experiment.ts'
export { restoreExperiment } from './endpoints/restore-experiment.ts'
export { setExperimentTag } from './endpoints/set-experiment-tag.ts'
export { deleteExperimentTag } from './endpoints/delete-experiment-tag.ts'
export type { Experiment } from './experiment.ts'

// runs
export { createRun, type CreateRun } from './endpoints/create-run.ts'
export { getRun } from './endpoints/get-run.ts'
export { searchRuns, type SearchRuns } from './endpoints/search-runs.ts'
export { updateRun, type UpdateRun } from './endpoints/update-run.ts'
export { deleteRun } from './endpoints/delete-run.ts'
export { restoreRun } from './endpoints/restore-run.ts'
export type { Run, RunDataset, RunStatus } from './run.ts'

// what a run holds
export { logBatch, type LogBatch } from './endpoints/log-batch.ts'
export { logMetric } from './endpoints/log-metric.ts'
export { getMetricHistory, type GetMetricHistory } from './endpoints/get-metric-history.ts'
export { logParam } from './endpoints/log-param.ts'
export { setTag } from './endpoints/set-tag.ts'
export { deleteTag } from './endpoints/delete-tag.ts'
export { logInputs, type DatasetInput } from './endpoints/log-inputs.ts'
export { logOutputs } from './endpoints/log-outputs.ts'
export type { Metric } from './metric.ts'
export type { NotFinitePolicy } from './not-finite.ts'
export { mlflowLimits, type BatchLimits } from './split-batch.ts'

// artifacts
export { listArtifacts, type ListArtifacts } from './endpoints/list-artifacts.ts'
export { uploadArtifact, type UploadArtifact } from './endpoints/upload-artifact.ts'
export { downloadArtifact, type DownloadArtifact } from './endpoints/download-artifact.ts'
export { walkArtifacts } from './walk-artifacts.ts'
export { deleteArtifact, type DeleteArtifact } from './endpoints/delete-artifact.ts'
export type { Artifact } from './artifact.ts'

// logged models
export { createLoggedModel, type CreateLoggedModel } from './endpoints/create-logged-model.ts'
export { finalizeLoggedModel, type FinalizeLoggedModel } from './endpoints/finalize-logged-model.ts'
export { getLoggedModel } from './endpoints/get-logged-model.ts'
export { searchLoggedModels, type SearchLoggedModels } from './endpoints/search-logged-models.ts'
export { setLoggedModelTags } from './endpoints/set-logged-model-tags.ts'
export { deleteLoggedModelTag } from './endpoints/delete-logged-model-tag.ts'
export { logLoggedModelParams } from './endpoints/log-logged-model-params.ts'
export { deleteLoggedModel } from './endpoints/delete-logged-model.ts'
export type { LoggedModel, LoggedModelStatus } from './logged-model.ts'

// registered models
export { createRegisteredModel, type CreateRegisteredModel } from './endpoints/create-registered-model.ts'
export { getRegisteredModel } from './endpoints/get-registered-model.ts'
export { searchRegisteredModels, type SearchRegisteredModels } from './endpoints/search-registered-models.ts'
export { updateRegisteredModel } from './endpoints/update-registered-model.ts'
export { renameRegisteredModel } from './endpoints/rename-registered-model.ts'
export { deleteRegisteredModel } from './endpoints/delete-registered-model.ts'
export { setRegisteredModelTag } from './endpoints/set-registered-model-tag.ts'
export { deleteRegisteredModelTag } from './endpoints/delete-registered-model-tag.ts'
export type { RegisteredModel } from './registered-model.ts'

// versions and aliases
export { createModelVersion, type CreateModelVersion } from './endpoints/create-model-version.ts'
export { getModelVersion } from './endpoints/get-model-version.ts'
export { getModelVersionByAlias } from './endpoints/get-model-version-by-alias.ts'
export { searchModelVersions, type SearchModelVersions } from './endpoints/search-model-versions.ts'
export { updateModelVersion } from './endpoints/update-model-version.ts'
export { getDownloadUri } from './endpoints/get-download-uri.ts'
export { deleteModelVersion } from './endpoints/delete-model-version.ts'
export { setModelVersionTag } from './endpoints/set-model-version-tag.ts'
export { deleteModelVersionTag } from './endpoints/delete-model-version-tag.ts'
export { setAlias } from './endpoints/set-alias.ts'
export { deleteAlias } from './endpoints/delete-alias.ts'
export type { ModelVersion } from './model-version.ts'
