import { evaluateRows } from '../evaluate/evaluate-rows.ts'
import type { Evaluation } from '../evaluate/evaluation.ts'
import type { JudgedRows } from '../evaluate/judged-rows.ts'
import { decisionRuleOf } from '../fitted/decision-rule-of.ts'
import type { FittedPipeline } from '../fitted/fitted-pipeline.ts'
import { predictPipeline } from '../fitted/predict-pipeline.ts'
import type { Prediction } from '../matrix/prediction.ts'
import { defaultMetric } from '../metrics/default-metric.ts'
import { labelRows, type LabelledRows } from '../search/label-rows.ts'
import type { Dataset } from '../table/dataset.ts'
import { takeRows } from '../table/take-rows.ts'
import type { RunOptions } from '../util/run-options.ts'

export interface EvaluateOptions extends RunOptions {
  /** Columns whose groups are compared: rates, errors and the gaps between them. */
  readonly groups?: readonly string[]
}

/**
 * How good a pipeline is on rows of your own, which it has not seen.
 * @throws CsvAnalyzerError `unknown-column` without the target, `empty-target` when no row has a value or class that the pipeline knows
 */
export async function evaluate(
  pipeline: FittedPipeline,
  dataset: Dataset,
  { groups = [], ...run }: EvaluateOptions = {},
): Promise<Evaluation> {
  groups.forEach((name) => dataset.column(name))
  const labelled = await labelRows(pipeline, dataset, run)
  const { prediction, lower, upper } = predictPipeline(pipeline, takeRows(dataset, labelled.rows))
  const judged: JudgedRows = {
    task: pipeline.task,
    target: pipeline.target,
    classes: pipeline.classes,
    positive: pipeline.positive,
    origin: 'holdout',
    metric: typeof pipeline.recipe.metric === 'string' ? pipeline.recipe.metric : defaultMetric[pipeline.task],
    ...labelled,
    predicted: prediction,
    rule: decisionRuleOf(pipeline),
    ...(pipeline.costs && { costs: pipeline.costs }),
    bounds: lower && upper && { coverage: pipeline.intervals!.coverage, lower, upper },
    baselines: constantBaseline(pipeline, labelled),
    table: { dataset, columns: columnsThere(pipeline, dataset), groups },
    seed: run.seed ?? 0,
  }
  return evaluateRows(judged, run)
}

function columnsThere({ inputs }: FittedPipeline, { columns }: Dataset): readonly string[] {
  const there = new Set(columns.map(({ name }) => name))
  return inputs.map(({ name }) => name).filter((name) => there.has(name))
}

/** What always answering the training mean, or the training shares, would score on these rows. */
function constantBaseline({ recipe, task, classes }: FittedPipeline, { rows }: LabelledRows): JudgedRows['baselines'] {
  const { constant } = recipe
  const shares =
    typeof constant === 'number'
      ? [constant]
      : Array.isArray(constant) && constant.length === classes.length
        ? (constant as readonly number[])
        : null
  if (shares === null) return []
  const predicted: Prediction = {
    task,
    rowCount: rows.length,
    width: shares.length,
    values: Float64Array.from({ length: rows.length * shares.length }, (_, i) => shares[i % shares.length]),
  }
  return [{ name: 'constant', title: task === 'regression' ? 'Always the mean' : 'Always the class shares', predicted }]
}
