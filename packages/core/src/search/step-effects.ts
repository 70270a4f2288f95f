import type { CleaningPlan, CleaningStep } from '../clean/plan.ts'
import { isActive } from '../clean/step-status.ts'
import type { Dataset } from '../table/dataset.ts'
import { CsvAnalyzerError } from '../util/error.ts'
import { isWithinNoise, meanOf } from './corrected-interval.ts'
import type { EffectSettings } from './effect-settings.ts'
import { planJudge, type PlanJudge } from './plan-judge.ts'

/** What a step brings: the score with the whole plan against the score with the plan less this step. */
export interface StepEffect {
  readonly id: string
  /** Above 0: the score is better with the step. In units of the metric. */
  readonly change: number
  /**
   * `leak`: the step takes away what gives the answer away, so the score without it is no score.
   * `noise`: the change is within what other folds would bring.
   */
  readonly verdict: 'helps' | 'hurts' | 'noise' | 'none' | 'leak'
}

export interface PlanEffects {
  readonly version: 1
  readonly target: string
  readonly metric: string
  readonly greaterIsBetter: boolean
  readonly learner: string
  readonly folds: number
  readonly rows: number
  /** Score without the plan, but without its leaks too: both sides are honest. */
  readonly before: number
  readonly after: number
  /** Above 0: the plan makes the score better. */
  readonly change: number
  readonly verdict: StepEffect['verdict']
  /** One for every step: of active ones what leaving out costs, of the others what joining in would bring. */
  readonly steps: readonly StepEffect[]
}

/**
 * The cross-validated change in score that a plan and each of its steps bring: one learner and the same folds with and without.
 * Whatever a step learns it learns anew on the training rows of each fold. Copies of a row stay in one fold.
 * @throws CsvAnalyzerError `no-score` when no fold can be scored
 * @example const effects = await stepEffects(dataset, plan, { target: 'Survived', seed: 7 })
 */
export async function stepEffects(
  dataset: Dataset,
  plan: CleaningPlan,
  settings: EffectSettings,
): Promise<PlanEffects> {
  const { signal, onProgress } = settings
  const judge = await planJudge(dataset, plan, settings, { signal })
  const asked = settings.steps === false ? [] : plan.steps
  const total = asked.length + 2
  let done = 0
  const scoresOf = async (steps: readonly CleaningStep[]): Promise<readonly number[]> => {
    const scores = await judge.scores({ ...plan, steps }, { signal })
    onProgress?.({ stage: 'effects', done: ++done, total })
    return scores
  }
  const sign = judge.metric.greaterIsBetter ? 1 : -1
  const { train, validation } = judge.folds[0]
  const compare = (better: readonly number[], than: readonly number[]): Omit<StepEffect, 'id'> => {
    const differences = better.map((score, fold) => sign * (score - than[fold]))
    return { change: meanOf(differences), verdict: verdictOf(differences, validation.length / train.length) }
  }
  const active = plan.steps.filter(isActive)
  const before = await scoresOf(active.filter(isLeak))
  if (before.every((score) => score !== score)) throw noScore(judge)
  const after = await scoresOf(active)
  const steps: StepEffect[] = []
  for (const step of asked) {
    const wasActive = isActive(step)
    const other = await scoresOf(wasActive ? active.filter((one) => one !== step) : joined(plan, step))
    const effect = wasActive ? compare(after, other) : compare(other, after)
    steps.push({ id: step.id, ...effect, ...(isLeak(step) && { verdict: 'leak' as const }) })
  }
  return {
    version: 1,
    target: judge.target.name,
    metric: judge.metric.name,
    greaterIsBetter: judge.metric.greaterIsBetter,
    learner: settings.learner ?? 'gradientBoosting',
    folds: judge.folds.length,
    rows: judge.rows,
    before: meanOf(before),
    after: meanOf(after),
    ...compare(after, before),
    steps,
  }
}

function noScore({ metric, rows, target }: PlanJudge): CsvAnalyzerError {
  return new CsvAnalyzerError(
    'no-score',
    `no fold has a ${metric.name}: equal rows stay in one fold, and the ${rows} rows with a "${target.name}" are too few different ones to hold each class in every fold; judge the plan on more rows`,
    { metric: metric.name, rows },
  )
}

function isLeak({ finding, action }: CleaningStep): boolean {
  return action === 'dropColumn' && finding === 'target-leak'
}

/** The active steps of a plan and one more, in the order of the plan. */
function joined(plan: CleaningPlan, step: CleaningStep): readonly CleaningStep[] {
  return plan.steps
    .filter((one) => one === step || isActive(one))
    .map((one) => (one === step ? { ...one, status: 'accepted' } : one))
}

function verdictOf(differences: readonly number[], testShare: number): StepEffect['verdict'] {
  const change = meanOf(differences)
  if (!(change - change === 0)) return 'noise'
  if (differences.every((difference) => difference === 0)) return 'none'
  if (isWithinNoise(differences, testShare)) return 'noise'
  return change > 0 ? 'helps' : 'hurts'
}
