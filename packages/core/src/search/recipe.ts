import type { JsonObject } from '../util/json.ts'
import type { Choice } from './choose-members.ts'
import { costsToJson } from './resolve-costs.ts'
import type { PreparedSearch } from './prepare-search.ts'
import type { TrainedMember } from './train-member.ts'

/** Which rows the models were trained on. */
export type TrainedOn = 'all-rows' | 'folds' | 'first-fold'

export interface RecipeParts {
  /** The chosen members, fold after fold where there are several folds. */
  readonly trained: readonly TrainedMember[]
  readonly trainedOn: TrainedOn
  readonly searched: readonly string[]
}

/** How a pipeline was made: options as they were decided, and the members with what they learned to need. */
export function recipeOf(
  { settings, target, metric, split, seed, folds, material }: PreparedSearch,
  choice: Choice,
  { trained, trainedOn, searched }: RecipeParts,
): JsonObject {
  const { effort = 'medium', prefer = 'accuracy', weight, drop = [], maxSeconds, maxWork, costs } = settings
  return {
    target: target.name,
    task: target.task,
    metric: metric.name,
    positive: target.positive,
    seed,
    effort,
    prefer,
    folds: folds.length,
    split: { kind: split.split.kind, column: split.split.column },
    drop: [...drop],
    weight: weight ?? null,
    costs: costs ? costsToJson(costs) : null,
    maxSeconds: maxSeconds ?? null,
    maxWork: maxWork ?? null,
    features: [...material.features],
    rows: target.rows.length,
    trainedOn,
    intervals: 'out-of-fold',
    searched: [...searched],
    members: choice.members.map(({ weight: share, candidate: { spec } }, m) => ({
      id: spec.id,
      learner: spec.learner.name,
      params: spec.params,
      response: spec.response,
      copies: spec.copies,
      weight: share,
      rounds: trained.flatMap((one, t) => (t % choice.members.length === m ? one.rounds : [])),
    })),
    request: requestOf(settings),
    work: trained.reduce((sum, member) => sum + member.work, 0),
    constant: constantOf(target.y, target.rows, target.classes.length),
  }
}

/** What was asked where the recipe holds what was decided: `verify` asks the same again. */
function requestOf({
  task,
  positive,
  folds,
  learners,
  plan = 'suggested',
  orders,
  polynomial,
  keep,
}: PreparedSearch['settings']): JsonObject {
  return {
    task: task ?? null,
    positive: positive ?? null,
    folds: folds ?? null,
    learners: learners?.map((learner) => (typeof learner === 'string' ? learner : learner.name)) ?? null,
    plan: typeof plan === 'string' ? plan : 'given',
    orders: orders ? Object.fromEntries(Object.entries(orders).map(([name, order]) => [name, [...order]])) : null,
    ...(polynomial && { polynomial }),
    ...(keep && { keep: [...keep] }),
  }
}

/** What the constant baseline says: the shares of the classes, or the mean. */
function constantOf(y: Float64Array, rows: Int32Array, classes: number): JsonObject[string] {
  if (classes === 0) return rows.reduce((sum, row) => sum + y[row], 0) / rows.length
  const counts = new Array<number>(classes).fill(0)
  for (const row of rows) counts[y[row]]++
  return counts.map((count) => count / rows.length)
}
