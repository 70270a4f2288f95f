/** Every core type that the kit reads, in one place; types only, nothing of core is bundled with an element. */
export type {
  Candidate,
  ClassificationEvaluation,
  CleaningPlan,
  CleaningStep,
  ColumnProfile,
  ColumnType,
  DatasetSummary,
  Estimate,
  Evaluation,
  Finding,
  Histogram,
  InputColumn,
  JsonObject,
  JsonValue,
  Leaderboard,
  PredictedRow,
  Profile,
  Progress,
  RegressionEvaluation,
  Reject,
  RowsPage,
  RowsRequest,
  Session,
  SessionFit,
  SessionFitOptions,
  SessionInput,
  SessionLoadOptions,
  SessionRun,
  Severity,
  StepPreview,
  TargetProfile,
  Task,
} from '@csvanalyzer/core'

import type { Session } from '@csvanalyzer/core'

/** A row as a session takes it. */
export type InputRow = Parameters<Session['predict']>[0][number]
