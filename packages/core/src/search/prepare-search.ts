import type { CleaningPlan } from '../clean/plan.ts'
import { isActive, acceptAll } from '../clean/step-status.ts'
import { suggest } from '../clean/suggest.ts'
import { defaultMetric } from '../metrics/default-metric.ts'
import { metrics } from '../metrics/index.ts'
import type { Metric } from '../metrics/metric.ts'
import { metricsOfTask } from '../metrics/metrics-of-task.ts'
import type { Profile } from '../profile/profile.ts'
import { profile } from '../profile/profile-dataset.ts'
import type { Dataset } from '../table/dataset.ts'
import { withColumns } from '../table/with-columns.ts'
import { CsvAnalyzerError, invalid } from '../util/error.ts'
import type { Finding } from '../util/finding.ts'
import type { RunOptions } from '../util/run-options.ts'
import { checkTest } from './check-test.ts'
import { checkOrders } from './check-orders.ts'
import { chooseSplit, type SplitChoice } from './choose-split.ts'
import { milliseconds } from './clock.ts'
import { featureColumns, rowWeights, withCleanTarget } from './material.ts'
import { outOfFoldRows, type OutOfFoldRows } from './out-of-fold.ts'
import { prepareRows, type Material, type PreparedRows } from './prepare-fold.ts'
import { resolveCosts } from './resolve-costs.ts'
import { resolveTarget, type ResolvedTarget } from './resolve-target.ts'
import { checkSettings, type FitSettings } from './search-settings.ts'

/** Everything that is decided before the first candidate is trained. */
export interface PreparedSearch {
  readonly dataset: Dataset
  readonly settings: FitSettings
  readonly seed: number
  readonly material: Material
  readonly target: ResolvedTarget
  readonly metric: Metric
  /** What decisions cost, row-major actual × decided. */
  readonly costs: readonly number[] | null
  readonly split: SplitChoice
  readonly folds: readonly PreparedRows[]
  /** What preparing one of them took. */
  readonly foldMilliseconds: number
  readonly oof: OutOfFoldRows
  /** Accepted steps that act on the target: done before the folds, kept for the record. */
  readonly targetSteps: CleaningPlan['steps']
  readonly findings: readonly Finding[]
}

const noTable = 'the table has no columns; there is nothing to learn from'

/** @param pause called between the stages and the folds; what it throws ends the preparation */
export async function prepareSearch(
  dataset: Dataset,
  settings: FitSettings,
  run: RunOptions,
  pause: () => void = () => undefined,
): Promise<PreparedSearch> {
  checkSettings(settings)
  if (dataset.columns.length === 0) throw new CsvAnalyzerError('no-columns', noTable)
  dataset.column(settings.target)
  for (const name of [...(settings.groups ?? []), ...(settings.keep ?? [])]) dataset.column(name)
  checkOrders(dataset, settings.orders)
  if (settings.test) checkTest(settings.test, settings)
  const summary = await profileFor(dataset, settings, run)
  pause()
  const plan = await planFor(dataset, summary, settings, run)
  pause()
  const tidy = await withCleanTarget(dataset, plan, settings.target, run)
  const target = resolveTarget(tidy, settings)
  const costs = resolveCosts(target, settings.costs)
  const features = featureColumns(tidy, settings)
  const weights = rowWeights(tidy, settings.weight)
  const seed = settings.seed ?? 0
  const targetSteps = plan.steps.filter((step) => step.column === settings.target)
  const foldPlan = {
    ...plan,
    target: settings.target,
    steps: plan.steps.filter((step) => step.column !== settings.target),
  }
  const material: Material = {
    dataset: tidy,
    target,
    plan: foldPlan,
    features: features.map(({ name }) => name),
    weights,
    seed,
    ...(settings.orders && { orders: settings.orders }),
    ...(settings.polynomial && { polynomial: true }),
    ...(settings.workers !== undefined && { threads: settings.workers }),
  }
  const split = chooseSplit(tidy, target, settings, features, summary)
  const begin = milliseconds()
  const folds: PreparedRows[] = []
  for (const { train, validation } of split.folds) {
    folds.push(await prepareRows(material, train, validation, run))
    // Too many columns for squares and products are told before anything is trained; the encoding is kept.
    if (material.polynomial && folds.length === 1) folds[0].encoded('linear')
    pause()
  }
  return {
    dataset,
    settings,
    seed,
    material,
    target,
    metric: metricFor(settings, target),
    costs,
    split,
    folds,
    foldMilliseconds: (milliseconds() - begin) / folds.length,
    oof: outOfFoldRows(split.folds, target, weights),
    targetSteps: targetSteps.filter(isActive),
    findings: [...summary.findings.filter(isAboutTarget(settings.target))],
  }
}

/** A class given for another task than binary is checked later, with the target. */
function profileFor(dataset: Dataset, { target, task, positive }: FitSettings, run: RunOptions): Promise<Profile> {
  return profile(dataset, { ...run, target, ...(positive !== undefined && task === undefined && { positive }) })
}

async function planFor(
  dataset: Dataset,
  summary: Profile,
  settings: FitSettings,
  run: RunOptions,
): Promise<CleaningPlan> {
  const { plan = 'suggested', target, drop = [], keep = [] } = settings
  if (plan === 'none') return { version: 1, target, steps: [] }
  if (plan !== 'suggested') return plan
  if (drop.length === 0) return keeping(keep, acceptAll(suggest(dataset, summary, { target })))
  // What is left out by hand must not count: else the plan would drop its twin as one column too many.
  const seen = withColumns(
    dataset,
    dataset.columns.filter(({ name }) => !drop.includes(name)),
  )
  return keeping(keep, acceptAll(suggest(seen, await profileFor(seen, settings, run), { target })))
}

/** A plan without the steps that drop columns which the caller knows better. */
function keeping(columns: readonly string[], plan: CleaningPlan): CleaningPlan {
  const isKept = (column: string | null | undefined) => columns.includes(column ?? '')
  return { ...plan, steps: plan.steps.filter((step) => step.action !== 'dropColumn' || !isKept(step.column)) }
}

/** Findings that bear on the worth of a model: those about the target, leaks, and what the table as a whole shows. */
function isAboutTarget(target: string): (finding: Finding) => boolean {
  return ({ column, code, severity }) =>
    column === target ||
    code.includes('leak') ||
    code.includes('post-outcome') ||
    (column === undefined && severity !== 'info')
}

function metricFor({ metric: name }: FitSettings, { task }: ResolvedTarget): Metric {
  const metric: Metric | undefined = metrics[name ?? defaultMetric[task]]
  if (metric?.tasks.includes(task)) return metric
  throw invalid(
    'metric',
    name,
    `${metricsOfTask(task)
      .map((one) => one.name)
      .join(', ')} (for ${task})`,
  )
}
