import type { JudgedRows } from '../evaluate/judged-rows.ts'
import { evaluateRows } from '../evaluate/evaluate-rows.ts'
import type { Evaluation } from '../evaluate/evaluation.ts'
import { assemblePipeline } from '../fitted/assemble-pipeline.ts'
import type { FittedPipeline } from '../fitted/fitted-pipeline.ts'
import { intervalAt } from '../fitted/interval-at.ts'
import type { Dataset } from '../table/dataset.ts'
import { CsvAnalyzerError } from '../util/error.ts'
import type { Finding } from '../util/finding.ts'
import type { RunOptions } from '../util/run-options.ts'
import { chooseMembers, type Choice } from './choose-members.ts'
import { finishPredictions, type FinishedPredictions } from './finish-predictions.ts'
import type { Leaderboard } from './leaderboard.ts'
import { startLeaderboard } from './leaderboard-state.ts'
import { judgeStrictly, type StrictJudgement } from './judge-strictly.ts'
import { takePrediction } from './labelled-prediction.ts'
import { portfolio } from './portfolio.ts'
import { prepareRows, type PreparedRows } from './prepare-fold.ts'
import { prepareSearch, type PreparedSearch } from './prepare-search.ts'
import { recipeOf } from './recipe.ts'
import { joinMembers, trainChosen } from './refit.ts'
import type { FinishedCandidate, SearchFrame } from './run-candidate.ts'
import { runCandidates } from './run-candidates.ts'
import { startBudget, type SearchBudget } from './search-budget.ts'
import type { FitSettings } from './search-settings.ts'

/** What a fit gives back. Plain values. */
export interface Fitted {
  readonly pipeline: FittedPipeline
  readonly leaderboard: Leaderboard
  readonly evaluation: Evaluation
  readonly findings: readonly Finding[]
}

/** A fit with what importance is measured on: the pipeline of the first fold and rows that it has not seen. */
export interface SearchedFit extends Fitted {
  readonly judge: {
    readonly pipeline: FittedPipeline
    readonly dataset: Dataset
    readonly rows: Int32Array
    /** Class or value by row of the dataset. */
    readonly y: Float64Array
    /** The time is over: nothing that can be left out should be done. */
    readonly isLate: boolean
  }
}

/**
 * The whole search on one screen: decide, train every candidate on every fold, blend, choose, train the chosen recipe on all
 * rows, and report what the folds showed.
 */
export async function fitPipeline(dataset: Dataset, settings: FitSettings): Promise<SearchedFit> {
  const { signal, onProgress } = settings
  const budget = startBudget(settings.maxSeconds, signal)
  try {
    const search = await prepareSearch(dataset, settings, { signal, onProgress })
    const frame = await startFrame(search)
    const specs = frame.specs
    const finished = await runCandidates(specs, frame, budget, { signal, onProgress })
    const choice = chooseMembers(finished, frame, settings.prefer ?? 'accuracy')
    if (choice === null) throw nothingDone(frame)
    const judged = finishPredictions(search.oof, choice.predicted, search.metric.name, settings.costs)
    const first = fromFirstFold(search, choice, judged)
    const pipeline = mayRefit(settings, budget, choice, search)
      ? await refitted(search, choice, judged, specs.length, { onProgress })
      : first
    const strict = await strictWithin(budget, search, choice, judged)
    return {
      pipeline,
      leaderboard: frame.board.snapshot(choice.reason),
      evaluation: await evaluateRows(judgedRows(search, judged, finished, strict), { onProgress }),
      findings: [...search.findings, ...(strict ? [strict.finding] : []), ...searchFindings(search, budget)],
      judge: {
        pipeline: first,
        dataset,
        rows: search.folds[0].validation,
        y: search.target.y,
        isLate: budget.stoppedBy() !== null,
      },
    }
  } finally {
    budget.end()
  }
}

async function startFrame({
  target,
  metric,
  folds,
  oof,
  split,
  seed,
  settings,
}: PreparedSearch): Promise<SearchFrame & { readonly specs: ReturnType<typeof portfolio> }> {
  const specs = portfolio(target, settings)
  const { train, validation } = folds[0]
  const board = startLeaderboard(specs, {
    metric,
    folds: folds.length,
    split: split.split,
    testShare: validation.length / train.length,
  })
  return { target, metric, folds, oof, board, seed, specs }
}

function nothingDone({ board }: SearchFrame): CsvAnalyzerError {
  const failed = board.snapshot().candidates.filter((candidate) => candidate.error !== null)
  const first = failed.at(0)?.error?.message ?? 'there was none that suits the task'
  return new CsvAnalyzerError('no-model', `no candidate could be trained: ${first}`, {
    failed: failed.map(({ id }) => id),
  })
}

/** A second look costs as much as the chosen recipe did; it is left out when the search was stopped, before or in it. */
async function strictWithin(
  budget: SearchBudget,
  search: PreparedSearch,
  choice: Choice,
  judged: FinishedPredictions,
): Promise<StrictJudgement | null> {
  if (budget.stoppedBy() !== null) return null
  try {
    return await judgeStrictly(search, choice, judged, { signal: budget.signal })
  } catch (error) {
    if (budget.stoppedBy() !== null) return null
    throw error
  }
}

/** A stopped search keeps the models of its first fold when there is no time to train on all rows. */
function mayRefit(
  { refit = true }: FitSettings,
  budget: SearchBudget,
  { members }: Choice,
  { folds }: PreparedSearch,
): boolean {
  if (!refit || budget.stoppedBy() === 'caller') return false
  budget.reserve(0)
  const time = members.reduce((sum, { candidate }) => sum + candidate.fitMilliseconds / folds.length, 0)
  return budget.stoppedBy() === null ? budget.allows(time) : false
}

function fromFirstFold(search: PreparedSearch, choice: Choice, judged: FinishedPredictions): FittedPipeline {
  const trained = choice.members.map(({ candidate }) => candidate.firstFold)
  return pipelineOf(search, choice, judged, search.folds[0], trained, false)
}

async function refitted(
  search: PreparedSearch,
  choice: Choice,
  judged: FinishedPredictions,
  candidateCount: number,
  run: RunOptions,
): Promise<FittedPipeline> {
  const total = (candidateCount + 1) * search.folds.length
  const begin = candidateCount * search.folds.length
  let done = 0
  const report = () =>
    run.onProgress?.({
      stage: 'fit',
      done: begin + ((total - begin) * done) / choice.members.length,
      total,
      message: 'training the chosen recipe on all rows',
    })
  report()
  const prepared = await prepareRows(search.material, search.target.rows, new Int32Array(0), {})
  const trained = await trainChosen(choice.members, prepared, search.material, {}, () => {
    done++
    report()
  })
  return pipelineOf(search, choice, judged, prepared, trained, true)
}

function pipelineOf(
  search: PreparedSearch,
  choice: Choice,
  { calibration, threshold, intervals }: FinishedPredictions,
  prepared: PreparedRows,
  trained: Parameters<typeof joinMembers>[1],
  onAllRows: boolean,
): FittedPipeline {
  const { dataset, target, targetSteps } = search
  const joined = joinMembers(choice.members, trained, prepared)
  return assemblePipeline({
    dataset,
    rows: prepared.train,
    task: target.task,
    target: target.name,
    classes: target.classes,
    positive: target.positive,
    cleaning: prepared.cleaning,
    features: joined.features,
    model: joined.model,
    calibration: [...joined.calibration, ...calibration],
    threshold,
    intervals,
    plan: { ...prepared.plan, steps: [...targetSteps, ...prepared.plan.steps] },
    recipe: recipeOf(search, choice, trained, onAllRows),
  })
}

/** The rows of the evaluation: those of the stricter split where there is one. */
function judgedRows(
  { target, metric, oof, seed }: PreparedSearch,
  { predicted, threshold, intervals }: FinishedPredictions,
  finished: readonly FinishedCandidate[],
  strict: StrictJudgement | null,
): JudgedRows {
  const shown = strict ?? { oof, predicted }
  const positionOf = new Map(Array.from(oof.rows, (row, position) => [row, position]))
  const positions = shown.oof.rows.map((row) => positionOf.get(row) ?? -1)
  return {
    task: target.task,
    target: target.name,
    classes: target.classes,
    positive: target.positive,
    origin: 'out-of-fold',
    metric: metric.name,
    rows: shown.oof.rows,
    actual: shown.oof.actual,
    ...(shown.oof.weights && { weights: shown.oof.weights }),
    predicted: shown.predicted,
    threshold,
    seed,
    bounds: intervals && { coverage: intervals.coverage, ...boundsOf(shown.predicted.values, intervals) },
    baselines: finished
      .filter(({ spec }) => spec.baseline)
      .map(({ spec, predicted: baseline }) => ({
        name: spec.id,
        title: spec.title,
        predicted: takePrediction(baseline, positions),
      })),
  }
}

function boundsOf(
  values: Float64Array,
  intervals: NonNullable<FinishedPredictions['intervals']>,
): { readonly lower: Float64Array; readonly upper: Float64Array } {
  return {
    lower: values.map((value) => intervalAt(intervals, value)[0]),
    upper: values.map((value) => intervalAt(intervals, value)[1]),
  }
}

function searchFindings({ target }: PreparedSearch, budget: SearchBudget): readonly Finding[] {
  const task: Finding = {
    code: 'task-decided',
    severity: 'info',
    column: target.name,
    message: target.reason,
    evidence: { task: target.task, classes: target.classes.slice(0, 20), positive: target.positive },
  }
  const by = budget.stoppedBy()
  if (by === null) return [task]
  const message =
    by === 'clock'
      ? 'The search was stopped by its time limit; the best candidate so far is returned.'
      : 'The search was stopped; the best candidate so far is returned.'
  return [task, { code: 'search-stopped', severity: 'info', message, evidence: { by } }]
}
