/** Every core type that the kit reads, in one place; types only, nothing of core is bundled with an element. */
export type { CleaningPlan, CleaningStep, StepPreview } from '../../core/src/clean/plan.ts'
export type { ClassificationEvaluation, Estimate, Evaluation, RegressionEvaluation } from '../../core/src/evaluate/evaluation.ts'
export type { InputColumn } from '../../core/src/fitted/fitted-pipeline.ts'
export type { Task } from '../../core/src/matrix/task.ts'
export type {
  DatasetSummary, InputRow, PredictedRow, RowsPage, RowsRequest, Session, SessionFit, SessionFitOptions, SessionInput, SessionLoadOptions, SessionRun,
} from '../../core/src/pipeline/session.ts'
export type { ColumnProfile, Histogram, Profile, TargetProfile } from '../../core/src/profile/profile.ts'
export type { Candidate, Leaderboard } from '../../core/src/search/leaderboard.ts'
export type { ColumnType } from '../../core/src/table/column.ts'
export type { Reject } from '../../core/src/table/dataset.ts'
export type { Finding, Severity } from '../../core/src/util/finding.ts'
export type { JsonObject, JsonValue } from '../../core/src/util/json.ts'
export type { Progress } from '../../core/src/util/run-options.ts'
