import { learners } from '../learners/index.ts'
import type { Learner } from '../learners/learner.ts'
import type { Task } from '../matrix/task.ts'
import type { JsonObject } from '../util/json.ts'
import { invalid } from '../util/error.ts'
import { nearestName } from '../util/nearest-name.ts'
import type { CandidateSpec } from './candidate-spec.ts'
import { isBent, isSkewed } from './is-skewed.ts'
import type { ResolvedTarget } from './resolve-target.ts'
import type { Effort, FitSettings } from './search-settings.ts'

/** A setting worth trying: strong on the development data, or one that blends well with the strong ones. */
interface Entry {
  /** A name in the registry, or a learner of the user's own. */
  readonly learner: string | Learner
  readonly title?: string
  readonly params?: JsonObject
  /** `log` entries are for positive, skewed targets only, `yeo-johnson` for others that lean to one side. */
  readonly response?: CandidateSpec['response']
  readonly copies?: number
  readonly from?: Effort
  readonly baseline?: boolean
  /** Numbers of training rows that it is meant for: from … below. */
  readonly rows?: readonly [number, number]
}

const registry: { readonly [name: string]: Learner } = learners
const rankOfEffort: { readonly [effort in Effort]: number } = { low: 0, medium: 1, high: 2 }

const baselines: readonly Entry[] = [
  { learner: 'constant', title: 'Always the same', baseline: true },
  { learner: 'oneRule', title: 'One rule', baseline: true },
]

const veryFew = [0, 3000] as const
const few = [0, 20_000] as const
const someThousand = [3000, 20_000] as const
const many = [20_000, Infinity] as const
const stopped = { nEstimators: 3000, earlyStoppingRounds: 40 } as const
const boosted = { ...stopped, learningRate: 0.05, numLeaves: 31, featureFraction: 0.8 } as const
/** Coarse bins smooth what few rows say, and a model of many large trees would only learn them by heart. */
const fewBoosted = { ...boosted, nEstimators: 400, maxBins: 63 } as const
const smallTrees = {
  ...stopped,
  learningRate: 0.05,
  numLeaves: 8,
  minDataInLeaf: 10,
  featureFraction: 0.6,
  subsample: 0.8,
} as const
const fastBoosted = { ...stopped, learningRate: 0.1, numLeaves: 31 } as const
const largeTrees = { ...stopped, learningRate: 0.1, numLeaves: 127, featureFraction: 0.8 } as const

const entries: readonly Entry[] = [
  { learner: 'logistic', title: 'Logistic regression', params: { C: 1 } },
  { learner: 'linear', title: 'Linear regression', params: { alpha: 1 } },
  { learner: 'gradientBoosting', title: 'Gradient boosting', params: fewBoosted, rows: veryFew },
  { learner: 'gradientBoosting', title: 'Gradient boosting', params: boosted, rows: someThousand },
  { learner: 'gradientBoosting', title: 'Gradient boosting', params: { ...boosted, nEstimators: 1500 }, rows: many },
  { learner: 'randomForest', title: 'Random forest', params: { nEstimators: 100 }, rows: few },
  {
    learner: 'gradientBoosting',
    title: 'Gradient boosting, small trees',
    params: { ...smallTrees, maxBins: 63, nEstimators: 1000 },
    rows: veryFew,
  },
  { learner: 'gradientBoosting', title: 'Gradient boosting, small trees', params: smallTrees, rows: someThousand },
  { learner: 'extraTrees', title: 'Extra trees', params: { nEstimators: 100 }, rows: few },
  { learner: 'gradientBoosting', title: 'Gradient boosting, large trees', params: largeTrees, rows: many },
  { learner: 'randomForest', title: 'Random forest', params: { nEstimators: 60, minSamplesLeaf: 3 }, rows: many },
  {
    learner: 'extraTrees',
    title: 'Extra trees',
    params: { nEstimators: 60, minSamplesLeaf: 3 },
    rows: many,
    from: 'medium',
  },
  {
    learner: 'gradientBoosting',
    title: 'Gradient boosting of the logarithm',
    params: fewBoosted,
    response: 'log',
    rows: veryFew,
    from: 'medium',
  },
  {
    learner: 'gradientBoosting',
    title: 'Gradient boosting of the logarithm',
    params: boosted,
    response: 'log',
    rows: someThousand,
    from: 'medium',
  },
  {
    learner: 'gradientBoosting',
    title: 'Gradient boosting, small trees',
    params: { ...smallTrees, learningRate: 0.1, nEstimators: 1000 },
    rows: many,
    from: 'medium',
  },
  {
    learner: 'gradientBoosting',
    title: 'Gradient boosting of the logarithm',
    params: fastBoosted,
    response: 'log',
    rows: many,
    from: 'medium',
  },
  {
    learner: 'gradientBoosting',
    title: 'Gradient boosting of a power',
    params: fastBoosted,
    response: 'yeo-johnson',
    from: 'medium',
  },
  { learner: 'logistic', title: 'Logistic regression, strong penalty', params: { C: 0.02 }, from: 'medium' },
  { learner: 'linear', title: 'Ridge regression', params: { alpha: 30 }, from: 'medium' },
  {
    learner: 'gradientBoosting',
    title: 'Gradient boosting, slow',
    params: { ...boosted, learningRate: 0.02, numLeaves: 15, subsample: 0.7, featureFraction: 0.5 },
    from: 'high',
  },
  {
    learner: 'gradientBoosting',
    title: 'Gradient boosting, large slow trees',
    params: { ...largeTrees, learningRate: 0.03, subsample: 0.8 },
    from: 'high',
  },
  {
    learner: 'extraTrees',
    title: 'Extra trees, many',
    params: { nEstimators: 300, minSamplesLeaf: 2 },
    rows: few,
    from: 'high',
  },
]

/** What to try, best first guesses first: the learners asked for, or all of the portfolio that suits the task and the effort. */
export function portfolio(
  target: ResolvedTarget,
  { learners: asked, effort = 'medium', candidates, refit = true }: FitSettings,
): readonly CandidateSpec[] {
  const wanted = asked === undefined ? entries : asked.flatMap((one) => entriesOf(one))
  const count = target.rows.length
  const responses = new Set<CandidateSpec['response']>(['raw'])
  if (isSkewed(target)) responses.add('log')
  // The models of folds answer in powers of their own, which have no mean.
  if (isBent(target) && refit !== false) responses.add('yeo-johnson')
  const suits = ({ from = 'low', rows = [0, Infinity], response = 'raw' }: Entry) =>
    rankOfEffort[from] <= rankOfEffort[effort] && count >= rows[0] && count < rows[1] && responses.has(response)
  if (asked !== undefined) refuseNoneFor(target.task, asked)
  const specs = withIds([...baselines, ...wanted].filter(suits).flatMap((entry) => specOf(entry, target.task)))
  return candidates === undefined ? specs : named(specs, candidates)
}

/** Learners asked for that do not know the task. */
export function unsuited(task: Task, asked: FitSettings['learners'] = []): readonly string[] {
  return asked
    .flatMap((one) => (typeof one === 'string' ? (registry[one] ?? []) : one))
    .filter(({ tasks }) => !tasks.includes(task))
    .map(({ name }) => name)
}

/** Baselines alone are no answer to whoever asked for a model. */
function refuseNoneFor(task: Task, asked: NonNullable<FitSettings['learners']>): void {
  const wrong = unsuited(task, asked)
  if (wrong.length === 0 || wrong.length < asked.length) return
  const fit = Object.values(registry).filter(({ tasks }) => tasks.includes(task))
  throw invalid('learners', wrong.join(', '), `for ${task} ${fit.map(({ name }) => name).join(', ')}`)
}

function named(specs: readonly CandidateSpec[], ids: readonly string[]): readonly CandidateSpec[] {
  const unknown = ids.find((id) => !specs.some((spec) => spec.id === id))
  if (unknown !== undefined) throw invalid('candidates', unknown, specs.map(({ id }) => id).join(', '))
  return specs.filter(({ id }) => ids.includes(id))
}

function entriesOf(learner: string | Learner): readonly Entry[] {
  if (typeof learner !== 'string') return [{ learner }]
  if (!Object.hasOwn(registry, learner)) {
    const nearest = nearestName(learner, Object.keys(registry))
    throw invalid(
      'learners',
      learner,
      nearest === null
        ? Object.keys(registry).join(', ')
        : `${Object.keys(registry).join(', ')}; did you mean "${nearest}"?`,
    )
  }
  return [{ learner }]
}

/** Nothing for a learner that does not know the task. */
function specOf(
  { learner: named, title, params = {}, response = 'raw', copies = 1, baseline = false }: Entry,
  task: Task,
): readonly CandidateSpec[] {
  const learner = typeof named === 'string' ? registry[named] : named
  if (!learner?.tasks.includes(task)) return []
  return [{ id: learner.name, title: title ?? learner.title, learner, params, response, copies, baseline }]
}

/** The name of the learner, numbered where there are several of it. */
function withIds(specs: readonly CandidateSpec[]): readonly CandidateSpec[] {
  const seen = new Map<string, number>()
  return specs.map((spec) => {
    const count = (seen.get(spec.id) ?? 0) + 1
    seen.set(spec.id, count)
    return count === 1 ? spec : { ...spec, id: `${spec.id}-${count}` }
  })
}
