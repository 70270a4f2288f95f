import { applyEdits } from '../clean/apply-edits.ts'
import { bindRows } from '../clean/bind-rows.ts'
import type { CleaningPlan } from '../clean/plan.ts'
import { isActive } from '../clean/step-status.ts'
import { learners } from '../learners/index.ts'
import type { Learner } from '../learners/learner.ts'
import { validateParams } from '../learners/validate-params.ts'
import { defaultMetric } from '../metrics/default-metric.ts'
import { metrics } from '../metrics/index.ts'
import type { Metric } from '../metrics/metric.ts'
import { firstEqualRows } from '../profile/duplicate-rows.ts'
import type { Dataset } from '../table/dataset.ts'
import { invalid } from '../util/error.ts'
import { randomFrom } from '../util/random.ts'
import type { RunOptions } from '../util/run-options.ts'
import { shuffleInPlace } from '../util/shuffle.ts'
import { strataOf } from './choose-split.ts'
import { groupFolds, type Fold } from './folds.ts'
import { takeNumbers } from './labelled-prediction.ts'
import { featureColumns, withCleanTarget } from './material.ts'
import { predictMembers } from './member-model.ts'
import { prepareRows, type Material } from './prepare-fold.ts'
import { resolveTarget, type ResolvedTarget } from './resolve-target.ts'
import type { EffectSettings } from './effect-settings.ts'
import { trainMember } from './train-member.ts'

/** Scores plans on the same rows, folds and learner, so that nothing but the plan differs. */
export interface PlanJudge {
  readonly metric: Metric
  readonly target: ResolvedTarget
  readonly folds: readonly Fold[]
  readonly rows: number
  /** The score of each fold with the active steps of a plan. */
  scores(plan: CleaningPlan, run: RunOptions): Promise<readonly number[]>
}

/** Quick and steady: what a plan changes shows in it, and dozens of fits are soon done. */
const quickBoosting = { nEstimators: 60, learningRate: 0.1, numLeaves: 15, minDataInLeaf: 10 }

export async function planJudge(
  dataset: Dataset,
  plan: CleaningPlan,
  settings: EffectSettings,
  run: RunOptions,
): Promise<PlanJudge> {
  const { learner: name = 'gradientBoosting', folds: count = 5, repeats = 2, rows: most = 20_000, seed = 0 } = settings
  checkCounts(count, repeats, most)
  const learner = learnerNamed(name)
  const tidy = await withCleanTarget(dataset, plan, settings.target, run)
  const target = withFewerRows(resolveTarget(tidy, settings), most, seed)
  if (!learner.tasks.includes(target.task)) throw invalid('learner', name, `a learner for ${target.task}`)
  const features = featureColumns(tidy, settings)
  const folds = equalRowsTogether(tidy, target, count, repeats, seed)
  const metric = metrics[settings.metric ?? defaultMetric[target.task]] as Metric | undefined
  if (!metric?.tasks.includes(target.task)) throw invalid('metric', settings.metric, `a metric for ${target.task}`)
  // cells by hand and cells read again are steps like others: the data without a step has none of its edits
  const onTarget = plan.steps.filter((step) => step.column === settings.target)
  const unedited = await withCleanTarget(dataset, { ...plan, steps: onTarget }, settings.target, run)
  const material = { target, features: features.map((column) => column.name), weights: null, seed }
  const params = validateParams(learner, name === 'gradientBoosting' ? quickBoosting : {}) as never
  const spec = { id: name, title: name, learner, params, response: 'raw', copies: 1, baseline: false } as const

  async function foldScore(judged: Material, { train, validation }: Fold): Promise<number> {
    const prepared = await prepareRows(judged, train, validation, run)
    const encoded = prepared.encoded(learner.encoding)
    const { models } = await trainMember(spec, encoded, target, { ...run, seed })
    const predicted = predictMembers(models, encoded.matrix, encoded.validationRows)
    return metric!.score(takeNumbers(target.y, validation), predicted)
  }

  return {
    metric,
    target,
    folds,
    rows: target.rows.length,
    async scores(asked) {
      const steps = asked.steps.filter((step) => isActive(step) && step.column !== target.name)
      const judged: Material = {
        ...material,
        dataset: applyEdits(unedited, bindRows(unedited, { ...asked, steps })),
        plan: { version: 1, target: target.name, steps: steps.map(unlearned) },
      }
      const scores: number[] = []
      for (const fold of folds) scores.push(await foldScore(judged, fold))
      return scores
    },
  }
}

/** What a step learned from all rows must not reach the rows that judge it. */
function unlearned(step: CleaningPlan['steps'][number]): CleaningPlan['steps'][number] {
  return { ...step, learned: null }
}

function checkCounts(folds: number, repeats: number, rows: number): void {
  if (!(Number.isInteger(folds) && folds >= 2 && folds <= 50)) throw invalid('folds', folds, '2 … 50')
  if (!(Number.isInteger(repeats) && repeats >= 1 && repeats <= 50)) throw invalid('repeats', repeats, '1 … 50')
  if (!(rows >= 50)) throw invalid('rows', rows, 'a number ≥ 50')
}

function learnerNamed(name: string): Learner {
  const learner = (learners as { readonly [name: string]: Learner | undefined })[name]
  if (learner === undefined) throw invalid('learner', name, Object.keys(learners).join(', '))
  return learner
}

/** A sample of so many rows, drawn without regard to the target. */
function withFewerRows(target: ResolvedTarget, most: number, seed: number): ResolvedTarget {
  if (target.rows.length <= most) return target
  const drawn = shuffleInPlace(Array.from(target.rows), randomFrom(seed, 'effect rows')).slice(0, most)
  return { ...target, rows: Int32Array.from(drawn).sort() }
}

/** Folds in which copies of a row stay together: else the plan that drops copies would look worse than it is. */
function equalRowsTogether(
  dataset: Dataset,
  target: ResolvedTarget,
  count: number,
  repeats: number,
  seed: number,
): readonly Fold[] {
  const first = firstEqualRows(dataset.columns, dataset.rowCount)
  const groups = target.rows.map((row) => first[row])
  const strata = strataOf(target)
  const used = Math.min(count, new Set(groups).size)
  return Array.from({ length: repeats }, (_, repeat) =>
    groupFolds(target.rows, groups, strata, used, randomFrom(seed, 'effect folds', repeat)),
  ).flat()
}
