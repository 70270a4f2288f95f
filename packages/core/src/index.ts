// The public API, in the order in which data flows. It is the one of the browser as it stands: workers are opened by the page (`new Worker(…)`) and given to `createWorkerSession`.

// table
export { load } from './table/load.ts'
export type { LoadOptions, LoadSource } from './table/load-options.ts'
export type { Dataset, Dialect, PageHeaders, Reject, Source } from './table/dataset.ts'
export type {
  BooleanColumn,
  CategoryColumn,
  Column,
  ColumnEvidence,
  ColumnFormat,
  ColumnType,
  DateColumn,
  NumberColumn,
  Storage,
  TextColumn,
} from './table/column.ts'
export { takeRows } from './table/take-rows.ts'
export { csvParts, writeCsv, writeCsvBytes } from './table/write-csv.ts'
export type { WriteCsvOptions } from './table/write-csv.ts'

// profile
export { profile } from './profile/profile-dataset.ts'
export type { ProfileOptions } from './profile/profile-dataset.ts'
export type {
  ColumnProfile,
  DateProfile,
  Histogram,
  NumberProfile,
  PairProfile,
  Profile,
  TableProfile,
  TargetProfile,
  TextProfile,
  ValueCount,
} from './profile/profile.ts'

export { compareProfiles } from './profile/compare-profiles.ts'
export type { ColumnChange, ProfileComparison } from './profile/profile-comparison.ts'
export { duplicatesAcross } from './profile/duplicates-across.ts'
export { findingRules } from './profile/findings/index.ts'
export { redactProfile } from './profile/redact-profile.ts'

// report
export { report } from './report/report.ts'
export type { ReportOptions } from './report/report.ts'
export type { ReportParts } from './report/report-parts.ts'
export type { ReportLanguage } from './report/locale.ts'
export { findingText } from './report/finding-text.ts'
export { plainWords } from './report/model/plain-words.ts'
export { rateTitle } from './report/rate-title.ts'
export type { FindingText } from './report/finding-text.ts'

// clean
export { suggest } from './clean/suggest.ts'
export type { SuggestOptions } from './clean/suggest.ts'
export { acceptAll, editStep, setStatus } from './clean/step-status.ts'
export { clean } from './clean/clean.ts'
export { fitPlan } from './clean/fit-plan.ts'
export { addStep, makeStep } from './clean/make-step.ts'
export type { StepParts } from './clean/make-step.ts'
export { lowerPlan } from './clean/lower-plan.ts'
export { preview } from './clean/preview.ts'
export { describeStep } from './clean/describe-step.ts'
export { checkPlan } from './clean/check-plan.ts'
export { comparePlans } from './clean/compare-plans.ts'
export type { PlanDifference } from './clean/compare-plans.ts'
export { planToTypeScript } from './clean/plan-to-typescript.ts'
export { planToPandas } from './clean/plan-to-pandas.ts'
export { detectErrors } from './clean/errors/detect-errors.ts'
export { rowsToReview } from './clean/errors/rows-to-review.ts'
export type { CellError, CellLabel, DetectErrorsOptions } from './clean/errors/detect-errors.ts'
export { actions } from './clean/actions/index.ts'
export { stepEffects } from './search/step-effects.ts'
export type { EffectSettings } from './search/effect-settings.ts'
export type { PlanEffects, StepEffect } from './search/step-effects.ts'
export type { CleaningPlan, CleaningStep, StepPreview } from './clean/plan.ts'

// fit
export { fit } from './pipeline/fit.ts'
export { fitSteps } from './pipeline/fit-steps.ts'
export type { FitStep } from './pipeline/fit-steps.ts'
export { learners } from './learners/index.ts'
export type { LearnerName } from './learners/index.ts'
export type { FitDetails, FitOptions, FitResult, Learner } from './learners/learner.ts'
export type { ChoiceSpec, FlagSpec, ListSpec, NumberSpec, ParamSpec } from './learners/param-spec.ts'
export type { FeatureMatrix, Feature, Target } from './matrix/feature-matrix.ts'
export type { Prediction } from './matrix/prediction.ts'
export type { Task } from './matrix/task.ts'
export { metrics } from './metrics/index.ts'
export type { MetricName } from './metrics/index.ts'
export type { Metric } from './metrics/metric.ts'
export type { Effort, FitSettings, Prefer, SplitRequest } from './search/search-settings.ts'
export type { Costs } from './search/resolve-costs.ts'
export type { Fitted } from './search/fit-pipeline.ts'
export type { SearchState } from './search/saved-search.ts'
export type { Candidate, Leaderboard } from './search/leaderboard.ts'

// evaluate
export { checkRows } from './pipeline/check-rows.ts'
export { evaluate } from './pipeline/evaluate.ts'
export type { EvaluateOptions } from './pipeline/evaluate.ts'
export type { ErrorSlice } from './evaluate/error-slices.ts'
export type { Estimate } from './evaluate/estimate.ts'
export type { ClassificationEvaluation, Evaluation, RegressionEvaluation } from './evaluate/evaluation.ts'
export type { GroupReport, GroupGap } from './evaluate/group-report.ts'

// explain
export { explain } from './explain/explain.ts'
export type { Contribution, Explanation, ExplainOptions, RowExplanation } from './explain/explain.ts'
export type { ExplanationSpace, FeaturePerturbation } from './explain/explain-features.ts'
export { permutationImportance } from './explain/permutation-importance.ts'
export type { ColumnImportance, ImportanceRequest } from './explain/permutation-importance.ts'
export { distil } from './search/distil.ts'
export type { Distilled, DistilOptions } from './search/distil.ts'
export { learningCurve } from './search/learning-curve.ts'
export type { LearningCurve, LearningCurveOptions, LearningCurvePoint } from './search/learning-curve.ts'
export type { ExplainSource } from './explain/input-columns.ts'
export type { GridValue } from './explain/value-grid.ts'
export { treeImportance } from './explain/tree-importance.ts'
export type { TreeImportance } from './explain/tree-importance.ts'
export { counterfactual } from './explain/counterfactual.ts'
export type {
  Counterfactual,
  CounterfactualChange,
  CounterfactualOptions,
  Counterfactuals,
} from './explain/counterfactual.ts'
export { nearestRows } from './explain/nearest-rows.ts'
export type { NearestRow, NearestRowsOptions } from './explain/nearest-rows.ts'
export { treeRules } from './explain/tree-rules.ts'
export type { TreeRule, TreeRulesOptions } from './explain/tree-rules.ts'
export { partialDependence } from './explain/partial-dependence.ts'
export type {
  PartialDependence,
  PartialDependenceCurve,
  PartialDependenceOptions,
} from './explain/partial-dependence.ts'
export { accumulatedLocalEffects } from './explain/accumulated-local-effects.ts'
export type { LocalEffects, LocalEffectsOptions } from './explain/accumulated-local-effects.ts'
export { interactionStrength } from './explain/interaction-strength.ts'
export type { Interaction, InteractionOptions } from './explain/interaction-strength.ts'

// verify
export { verify } from './pipeline/verify.ts'
export type { Verification, VerifyOptions } from './pipeline/verify.ts'

// predict
export { predictPipeline as predict } from './fitted/predict-pipeline.ts'
export { decideByCosts } from './fitted/decide-by-costs.ts'
export type { CostDecisions } from './fitted/decide-by-costs.ts'
export type { DecisionCosts } from './fitted/cost-matrix.ts'
export type { PredictSource } from './fitted/predict-pipeline.ts'
export type { PredictResult } from './fitted/predict-result.ts'
export { predictAll } from './pipeline/predict-all.ts'
export type { PredictedPart } from './pipeline/predict-all.ts'
export type { LoadPartsOptions } from './table/load-parts.ts'
export type { InputRow, InputValue } from './fitted/input-row.ts'

// export
export { exportModel } from './export/export-model.ts'
export { exporters } from './export/index.ts'
export type { Exported } from './export/export-model.ts'
export type { ExportFormat } from './export/index.ts'
export type { Exporter } from './export/exporter.ts'
export { toJson } from './fitted/to-json.ts'
export { fromJson } from './fitted/from-json.ts'
export { hashPipeline } from './fitted/to-json.ts'
export type { FittedPipeline, InputColumn } from './fitted/fitted-pipeline.ts'
export type { BlendModel, Calibration, LinearModel, Model, ModelFormat, TreesModel } from './models/model.ts'

// serve
export { createScoring } from './serving/create-scoring.ts'
export type { Scoring } from './serving/create-scoring.ts'
export type { ServedModel } from './serving/served-model.ts'

// the whole flow
export { pipeline } from './pipeline/pipeline.ts'
export type {
  CleanedStage,
  EvaluatedStage,
  ExportedStage,
  FittedStage,
  LoadedStage,
  ProfiledStage,
  StartStage,
} from './pipeline/create-pipeline.ts'
export type { Recipe } from './pipeline/recipe.ts'
export type { RecipeResult } from './pipeline/run-recipe.ts'
export { createLocalSession } from './pipeline/local-session.ts'
export { createWorkerSession } from './pipeline/worker-session.ts'
export type { SessionPort } from './pipeline/worker-session.ts'
export type {
  DatasetSummary,
  PredictedRow,
  RowsPage,
  RowsRequest,
  Session,
  SessionFit,
  SessionFitOptions,
  SessionInput,
  SessionLoadOptions,
  SessionRun,
} from './pipeline/session.ts'

// what all of them share
export { CsvAnalyzerError } from './util/error.ts'
export type { Finding, Severity } from './util/finding.ts'
export type { JsonObject, JsonValue } from './util/json.ts'
export type { Progress, RunOptions } from './util/run-options.ts'
