import type { JudgedRows } from '../evaluate/judged-rows.ts'
import { evaluateRows } from '../evaluate/evaluate-rows.ts'
import type { Evaluation } from '../evaluate/evaluation.ts'
import type { FittedPipeline } from '../fitted/fitted-pipeline.ts'
import { intervalAt } from '../fitted/interval-at.ts'
import type { Dataset } from '../table/dataset.ts'
import { CsvAnalyzerError } from '../util/error.ts'
import type { Finding } from '../util/finding.ts'
import { chooseMembers } from './choose-members.ts'
import { finishPredictions, type FinishedPredictions } from './finish-predictions.ts'
import type { Leaderboard } from './leaderboard.ts'
import { startLeaderboard } from './leaderboard-state.ts'
import { judgeNaively } from './judge-naively.ts'
import { judgeStrictly, strictSplitLeftOut, type StrictJudgement } from './judge-strictly.ts'
import { takePrediction } from './labelled-prediction.ts'
import { pipelineOfAllRows, pipelineOfFolds, type Chosen } from './make-pipeline.ts'
import { portfolio } from './portfolio.ts'
import { prepareSearch, type PreparedSearch } from './prepare-search.ts'
import { judgingTime, refitTime } from './remaining-time.ts'
import type { FinishedCandidate, SearchFrame } from './run-candidate.ts'
import { runCandidates } from './run-candidates.ts'
import { startBudget, type SearchBudget } from './search-budget.ts'
import { searchFindings } from './search-findings.ts'
import type { FitSettings } from './search-settings.ts'
import type { SearchState } from './saved-search.ts'
import { restorer, stateOf } from './search-state.ts'
import { openTrainers, type Trainers } from './trainers.ts'
import { withOwnIntervals } from './with-own-intervals.ts'
import { workLimit, type WorkLimit } from './work-limit.ts'

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
    /** Null when the caller stopped or the time comes first: what can be left out is left out then. */
    readonly inTime: SearchTimeLeft
  }
}

/** Under so many rows a worker takes longer to start than it saves. */
const fewRows = 200

type SearchTimeLeft = <T>(work: (signal: AbortSignal) => Promise<T>) => Promise<T | null>

/** A search between two candidates. */
export interface SearchStep {
  /** The board so far, the best so far on top. */
  readonly leaderboard: Leaderboard
  /** Counted work so far. */
  readonly work: number
  /** What `resume` takes to go on from here. */
  readonly state: () => SearchState
  /** The best so far, in the models of the first fold. */
  readonly best: () => Promise<FittedPipeline>
}

/**
 * The whole search on one screen: decide, train every candidate on every fold, blend, choose, train the chosen recipe on all
 * rows, and report what the folds showed. Yields after each candidate; leaving the loop leaves the search.
 */
export async function* searchSteps(dataset: Dataset, settings: FitSettings): AsyncGenerator<SearchStep, SearchedFit> {
  const { signal, onProgress, prefer = 'accuracy' } = settings
  const budget = startBudget(settings.maxSeconds, signal)
  let close = () => {}
  try {
    const trainers = openTrainers(dataset.rowCount < fewRows ? 1 : (settings.workers ?? 1))
    close = trainers.close
    const search = await prepareInTime(dataset, settings, budget)
    const frame = startFrame(search, trainers)
    const work = workLimit(frame.board, settings)
    const { specs } = frame
    let finished: readonly FinishedCandidate[] = []
    const run = {
      budget,
      work,
      onProgress,
      races: prefer === 'accuracy',
      restore: restorer(search, frame, settings.resume),
      left: new Set(settings.resume?.candidates.map(({ id }) => id)),
    }
    for await (finished of runCandidates(specs, frame, run)) yield stepOf(search, frame, finished, work)
    budget.searched()
    const choice = chooseMembers(finished, frame, prefer)
    if (choice === null) throw nothingDone(frame, budget, search)
    const kept = judgingTime(finished)
    const judged = finishPredictions(search.oof, choice.predicted, search.metric.name, search.costs)
    const chosen = { search, choice, judged, searched: finished.map(({ spec }) => spec.id), trainers }
    const first = await pipelineOfFolds(chosen, [0], {})
    const trained = await finalPipeline(settings, { budget, kept }, chosen, first, specs.length)
    const pipeline = await withOwnIntervals(trained, chosen, { budget, kept })
    // A second look costs as much as the chosen recipe did; it is left out when the search was stopped, before or in it.
    const strict =
      budget.stoppedBy() === null
        ? await budget.attempt(kept, (within) => judgeStrictly(search, choice, judged, { signal: within, trainers }))
        : null
    const naive =
      budget.stoppedBy() === null
        ? await budget.attempt(kept, (within) => judgeNaively(search, choice, judged, { signal: within, trainers }))
        : null
    return {
      pipeline,
      leaderboard: frame.board.snapshot(choice.reason),
      evaluation: await evaluateRows(judgedRows(search, judged, finished, strict, pipeline), { onProgress }),
      findings: [
        ...search.findings,
        ...(strict ? [strict.finding] : strictSplitLeftOut(search)),
        ...(naive ? [naive] : []),
        ...searchFindings(search, {
          budget,
          board: frame.board.snapshot(),
          choice,
          missingWorkers: trainers.missing,
          trainedOn: pipeline.recipe.trainedOn,
        }),
      ],
      judge: {
        pipeline: first,
        dataset,
        rows: search.folds[0].validation,
        y: search.target.y,
        inTime: (work) => budget.attempt(0, work),
      },
    }
  } finally {
    budget.end()
    close()
  }
}

/** The search from beginning to end. */
export async function fitPipeline(dataset: Dataset, settings: FitSettings): Promise<SearchedFit> {
  const steps = searchSteps(dataset, settings)
  for (;;) {
    const step = await steps.next()
    if (step.done) return step.value
  }
}

function startFrame(
  { target, metric, folds, oof, split, seed, settings, foldMilliseconds }: PreparedSearch,
  trainers: Trainers,
): SearchFrame & { readonly specs: ReturnType<typeof portfolio> } {
  const specs = portfolio(target, settings)
  const { train, validation } = folds[0]
  const board = startLeaderboard(specs, {
    metric,
    folds: folds.length,
    split: split.split,
    testShare: validation.length / train.length,
  })
  return {
    target,
    metric,
    folds,
    foldMilliseconds,
    oof,
    board,
    seed,
    specs,
    keepsFolds: settings.refit === false,
    trainers,
  }
}

function stepOf(
  search: PreparedSearch,
  frame: SearchFrame,
  finished: readonly FinishedCandidate[],
  work: WorkLimit,
): SearchStep {
  const { metric, settings } = search
  const done = [...finished]
  return {
    leaderboard: frame.board.snapshot(),
    work: work.spent(),
    state: () => stateOf(search, frame, done),
    async best() {
      const board = frame.board.copy()
      const choice = chooseMembers(done, { ...frame, board }, settings.prefer ?? 'accuracy')
      if (choice === null) throw nothingTrained(frame)
      const judged = finishPredictions(search.oof, choice.predicted, metric.name, search.costs)
      return pipelineOfFolds(
        { search, choice, judged, searched: done.map(({ spec }) => spec.id), trainers: frame.trainers },
        [0],
        {},
      )
    },
  }
}

/** @throws CsvAnalyzerError `too-little-time` when the cap comes before there is anything to learn from */
async function prepareInTime(dataset: Dataset, settings: FitSettings, budget: SearchBudget): Promise<PreparedSearch> {
  const { signal } = budget
  try {
    return await prepareSearch(dataset, settings, { signal, onProgress: settings.onProgress }, budget.check)
  } catch (error) {
    throw error === signal.reason && budget.stoppedBy() === 'clock' ? tooLittleTime(dataset, settings) : error
  }
}

function tooLittleTime({ rowCount, columns }: Dataset, { maxSeconds }: FitSettings): CsvAnalyzerError {
  return new CsvAnalyzerError(
    'too-little-time',
    `${maxSeconds} s (maxSeconds) were over before any model of the ${rowCount} rows and ${columns.length} columns was done; give more time or fewer rows`,
    { maxSeconds: maxSeconds ?? null, rows: rowCount, columns: columns.length },
  )
}

function nothingDone(
  frame: SearchFrame,
  budget: SearchBudget,
  { dataset, settings }: PreparedSearch,
): CsvAnalyzerError {
  return budget.stoppedBy() === 'clock' ? tooLittleTime(dataset, settings) : nothingTrained(frame)
}

function nothingTrained({ board }: SearchFrame): CsvAnalyzerError {
  const failed = board.snapshot().candidates.filter((candidate) => candidate.error !== null)
  const first = failed.at(0)?.error?.message ?? 'there was none that suits the task'
  return new CsvAnalyzerError('no-model', `no candidate could be trained: ${first}`, {
    failed: failed.map(({ id }) => id),
  })
}

/** Trained on all rows, or the models of the folds when asked; those of the first fold when there is no time for either. */
async function finalPipeline(
  { refit = true, onProgress }: FitSettings,
  { budget, kept }: { readonly budget: SearchBudget; readonly kept: number },
  chosen: Chosen,
  first: FittedPipeline,
  candidateCount: number,
): Promise<FittedPipeline> {
  const { search, choice } = chosen
  if (refit === 'first') return first
  if (refit === false) {
    const folds = search.folds.map((_, fold) => fold)
    return (await budget.attempt(kept, (signal) => pipelineOfFolds(chosen, folds, { signal }))) ?? first
  }
  const members = choice.members.map(({ candidate }) => candidate)
  if (!budget.allows(refitTime(members, search), kept)) return first
  const all = await budget.attempt(kept, (signal) => pipelineOfAllRows(chosen, candidateCount, { signal, onProgress }))
  return all ?? first
}

/** The rows of the evaluation: those of the stricter split where there is one. */
function judgedRows(
  { target, metric, costs, oof, seed, dataset, settings }: PreparedSearch,
  { predicted, threshold, intervals }: FinishedPredictions,
  finished: readonly FinishedCandidate[],
  strict: StrictJudgement | null,
  { inputs }: FittedPipeline,
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
    rule: target.task === 'multiclass' && costs ? costs : threshold,
    costs,
    table: { dataset, columns: inputs.map(({ name }) => name), groups: settings.groups ?? [] },
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
