import type { CleaningPlan } from '../clean/plan.ts'
import type { DecisionCosts } from '../fitted/cost-matrix.ts'
import type { Learner } from '../learners/learner.ts'
import type { LearnerName } from '../learners/index.ts'
import type { Task } from '../matrix/task.ts'
import type { MetricName } from '../metrics/index.ts'
import type { Dataset } from '../table/dataset.ts'
import { invalid } from '../util/error.ts'
import type { RunOptions } from '../util/run-options.ts'
import { areOfTwo, type Costs } from './resolve-costs.ts'
import type { SearchState } from './saved-search.ts'

export type Effort = 'low' | 'medium' | 'high'
export type Prefer = 'accuracy' | 'simple' | 'fast'
export type SplitRequest = 'auto' | 'random' | 'holdout' | { readonly time: string } | { readonly group: string }

/** What can be asked of a fit. Only the target must be named. */
export interface FitSettings extends RunOptions {
  readonly target: string
  /** Cleaning: a plan, what the data suggest (default), or nothing. */
  readonly plan?: CleaningPlan | 'suggested' | 'none'
  /** Default: decided from the target column; the findings say why. */
  readonly task?: Task
  /** What the leaderboard is sorted by. Default: ROC AUC, log loss (several classes), RMSE. */
  readonly metric?: MetricName
  /** Binary: the class asked about. Default: the rarer one. */
  readonly positive?: string
  /** Column with the weight of each row; it is not a feature. */
  readonly weight?: string
  /** Columns that the model must not see. */
  readonly drop?: readonly string[]
  /** Columns that the suggested plan may not drop, though they look like identifiers, leaks, constants … */
  readonly keep?: readonly string[]
  /** Orders of categories, lowest first, by column; commonly known ones (low, medium, high) need not be given. */
  readonly orders?: { readonly [column: string]: readonly string[] }
  /** Linear learners also see the squares of numbers and the products of every two; at most 30 columns of numbers. */
  readonly polynomial?: boolean
  /** Names or learners of your own. Default: all that suit the task. */
  readonly learners?: readonly (LearnerName | Learner)[]
  readonly effort?: Effort
  /** Stops the search early; never changes a candidate. */
  readonly maxSeconds?: number
  /** Counted work after which no candidate is begun, in place of what the effort allows. */
  readonly maxWork?: number
  /** Ids of the leaderboard: try these only. */
  readonly candidates?: readonly string[]
  /** A search of the same data and options that was left: its candidates are not trained again. */
  readonly resume?: SearchState
  readonly folds?: number
  readonly split?: SplitRequest
  /** False keeps the models of all folds, and answers with their mean, instead of training the chosen recipe on all rows; `first` those of the first fold. */
  readonly refit?: boolean | 'first'
  /**
   * Regression: where the widths of the prediction intervals come from. `out-of-fold`: the errors of the models of the folds.
   * `auto` (default): the same, made narrower where a model of all rows is seen to err less than those of the folds.
   */
  readonly intervals?: 'auto' | 'out-of-fold'
  /** What to take among candidates that cannot be told apart. */
  readonly prefer?: Prefer
  /** What wrong decisions cost: of two classes it sets the threshold, of several each row is given the class that costs least on average. */
  readonly costs?: Costs | DecisionCosts
  /** Columns whose groups the evaluation compares: rates, errors and the gaps between them. The model may read them too. */
  readonly groups?: readonly string[]
  /** Rows of your own to judge the chosen pipeline on, in place of the out-of-fold ones. */
  readonly test?: Dataset
  /** Trainings that run at the same time, or threads of one; 1 when absent. Never changes the result. */
  readonly workers?: number
}

const splits: readonly SplitRequest[] = ['auto', 'random', 'holdout']
const efforts: readonly Effort[] = ['low', 'medium', 'high']
const intervalRequests: readonly FitSettings['intervals'][] = ['auto', 'out-of-fold']
const preferences: readonly Prefer[] = ['accuracy', 'simple', 'fast']

/** @throws CsvAnalyzerError `invalid-option`, with the value and what is allowed. */
export function checkSettings({
  effort,
  maxSeconds,
  maxWork,
  folds,
  prefer,
  seed,
  costs,
  split,
  workers,
  intervals,
  polynomial,
}: FitSettings): void {
  if (effort !== undefined && !efforts.includes(effort)) throw invalid('effort', effort, efforts.join(', '))
  if (prefer !== undefined && !preferences.includes(prefer)) throw invalid('prefer', prefer, preferences.join(', '))
  if (intervals !== undefined && !intervalRequests.includes(intervals))
    throw invalid('intervals', intervals, intervalRequests.join(', '))
  if (maxSeconds !== undefined && !(maxSeconds > 0)) throw invalid('maxSeconds', maxSeconds, 'a number above 0')
  if (maxWork !== undefined && !(maxWork > 0)) throw invalid('maxWork', maxWork, 'a number above 0')
  if (folds !== undefined && !(Number.isInteger(folds) && folds >= 2 && folds <= 50))
    throw invalid('folds', folds, '2 … 50')
  if (seed !== undefined && !(Number.isInteger(seed) && seed >= 0)) throw invalid('seed', seed, 'a whole number ≥ 0')
  if (workers !== undefined && !(Number.isInteger(workers) && workers >= 1 && workers <= 64))
    throw invalid('workers', workers, '1 … 64')
  if (polynomial !== undefined && typeof polynomial !== 'boolean')
    throw invalid('polynomial', polynomial, 'true or false')
  if (typeof split === 'string' && !splits.includes(split))
    throw invalid('split', split, 'auto, random, holdout, time:COLUMN or group:COLUMN')
  if (split === 'holdout' && folds !== undefined)
    throw invalid('folds', folds, 'nothing beside the split "holdout", which has one part that judges')
  if (costs !== undefined) checkCosts(costs)
}

function checkCosts(costs: NonNullable<FitSettings['costs']>): void {
  const isRight =
    typeof costs === 'object' &&
    costs !== null &&
    !(
      areOfTwo(costs) &&
      !(costs.falsePositive >= 0 && costs.falseNegative >= 0 && costs.falsePositive + costs.falseNegative > 0)
    )
  if (!isRight)
    throw invalid(
      'costs',
      JSON.stringify(costs),
      '{"falsePositive": a, "falseNegative": b} or {"actual": {"decided": a}} by the names of classes, with numbers ≥ 0, one above 0',
    )
}
