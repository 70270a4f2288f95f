import { isActive } from '../clean/step-status.ts'
import { counted, grouped } from '../profile/findings/wording.ts'
import type { Finding } from '../util/finding.ts'
import { baselineFinding } from './baseline-finding.ts'
import type { Choice } from './choose-members.ts'
import type { Leaderboard } from './leaderboard.ts'
import { unsuited } from './portfolio.ts'
import type { PreparedSearch } from './prepare-search.ts'
import type { FitSettings } from './search-settings.ts'
import type { SearchBudget } from './search-budget.ts'

/** What the search decided or had to leave, for whoever reads its result. */
export function searchFindings(
  search: PreparedSearch,
  {
    budget,
    board,
    choice,
    missingWorkers,
    trainedOn,
  }: {
    readonly budget: SearchBudget
    readonly board: Leaderboard
    readonly choice: Choice
    readonly missingWorkers: number
    /** Of the recipe: which rows the model learned from. */
    readonly trainedOn: unknown
  },
): readonly Finding[] {
  const { target, folds, settings } = search
  const task: Finding = {
    code: 'task-decided',
    severity: 'info',
    column: target.name,
    message: target.reason,
    evidence: { task: target.task, classes: target.classes.slice(0, 20), positive: target.positive },
  }
  const by = budget.stoppedBy() ?? (leftForWork(board).length > 0 ? 'work' : null)
  const always = [
    ...droppedFinding(search, choice),
    task,
    ...leftOutFinding(folds[0].leftOut),
    ...unsuitedFinding(search),
    ...baselineFinding(board, search.metric, folds[0].validation.length / folds[0].train.length),
    ...missingFinding(missingWorkers, search.settings),
  ]
  if (by === null) return always
  const isBaseline = by === 'clock' && onlyBaselines(board)
  const isOfOneFold = trainedOn === 'first-fold' && (settings.refit ?? true) === true
  const rows = `${grouped(folds[0].train.length)} of the ${counted(target.rows.length, 'row')}`
  const message = `${isBaseline ? noModel : sentences[by]}${isOfOneFold ? ` Its model learned from ${rows}, those of the first fold.` : ''}`
  return [
    ...always,
    {
      code: 'search-stopped',
      severity: 'info',
      message,
      evidence: { by, ...(isBaseline && { onlyBaselines: true }), ...(isOfOneFold && { rows: folds[0].train.length }) },
    },
  ]
}

/** Columns that the cleaning took away, with reasons; a warning when nothing is left. */
function droppedFinding({ folds: [first], target }: PreparedSearch, { members }: Choice): readonly Finding[] {
  const dropped = first.plan.steps.filter((step) => isActive(step) && step.action === 'dropColumn')
  const isBlind = members.every(
    ({ candidate }) => first.encoded(candidate.spec.learner.encoding).spec.features.length === 0,
  )
  if (dropped.length === 0 && !isBlind) return []
  const reasons = dropped.slice(0, mostReasons).map(({ reason }) => reason.slice(0, reason.indexOf('. ')))
  const more = dropped.length > mostReasons ? `; … ${dropped.length - mostReasons} more` : ''
  const why = dropped.length === 0 ? 'none of them varies or repeats' : `${reasons.join('; ')}${more}`
  const message = isBlind
    ? `No column is left to predict "${target.name}" from, so every row gets the same answer: ${why}. Name the columns that it shall see all the same (keep).`
    : `The model does not see ${dropped.length === 1 ? 'one column' : `${dropped.length} columns`}: ${why}. What is known when a prediction is asked for can be kept all the same (keep).`
  return [
    {
      code: isBlind ? 'no-usable-column' : 'columns-dropped',
      severity: isBlind ? 'warning' : 'info',
      message,
      evidence: { count: dropped.length, columns: dropped.slice(0, 200).map(({ column }) => column) },
    },
  ]
}

/** What the first fold left out; others may differ by a few columns. */
function leftOutFinding(columns: readonly string[]): readonly Finding[] {
  if (columns.length === 0) return []
  const message = `Trees do not see ${columns.length} of the many columns, which help no more than shuffled ones do: ${columns.slice(0, 10).join(', ')}${columns.length > 10 ? ' …' : ''}.`
  return [
    {
      code: 'columns-without-help',
      severity: 'info',
      message,
      evidence: { count: columns.length, columns: columns.slice(0, 200) },
    },
  ]
}

function unsuitedFinding({ target: { task }, settings }: PreparedSearch): readonly Finding[] {
  const names = unsuited(task, settings.learners)
  if (names.length === 0) return []
  const message = `Asked for, but not for ${task}: ${names.join(', ')}.`
  return [{ code: 'learners-unsuited', severity: 'info', message, evidence: { task, learners: names } }]
}

/** The result is the same; whoever waited for it longer than need be wants to know why. */
function missingFinding(missing: number, { workers = 1 }: FitSettings): readonly Finding[] {
  if (missing === 0) return []
  return [
    {
      code: 'workers-missing',
      severity: 'info',
      message: `${workers} trainings at a time were asked for, but ${missing === 1 ? 'a worker' : `${missing} workers`} could not start or failed; their part was trained on the thread of the call, with the same result.`,
      evidence: { asked: workers, missing },
    },
  ]
}

const mostReasons = 5

const sentences = {
  caller: 'The search was stopped; the best candidate so far is returned.',
  clock: 'The search was stopped by its time limit; the best candidate so far is returned.',
  work: 'The search did the work that its effort allows and left candidates untried; a higher effort or maxWork tries them.',
} as const

const noModel =
  'The time limit came before any candidate but the baselines was done; the best of these is returned, which is no model to rely on: give more time.'

function onlyBaselines({ candidates }: Leaderboard): boolean {
  return candidates.every(({ state, baseline }) => baseline || state !== 'done')
}

/** Candidates that were never begun, though the clock had not run out. */
function leftForWork({ candidates }: Leaderboard): Leaderboard['candidates'] {
  return candidates.filter(({ state, foldScores }) => state === 'skipped' && foldScores.length === 0)
}
