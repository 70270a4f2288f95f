import type { Prediction } from '../matrix/prediction.ts'
import type { Metric } from '../metrics/metric.ts'
import type { RunOptions } from '../util/run-options.ts'
import type { CandidateSpec } from './candidate-spec.ts'
import { milliseconds } from './clock.ts'
import { correctMember, type Correction } from './correct-member.ts'
import { takeNumbers, takeRows } from './labelled-prediction.ts'
import type { LeaderboardState } from './leaderboard-state.ts'
import { bytesOf, predictMembers } from './member-model.ts'
import { joinFolds, type OutOfFoldRows } from './out-of-fold.ts'
import type { PreparedRows } from './prepare-fold.ts'
import type { ResolvedTarget } from './resolve-target.ts'
import { commonRounds, sharesRounds } from './rounds.ts'
import { scoresByName } from './scores-by-name.ts'
import { trainMember, type TrainedMember } from './train-member.ts'

/** What a candidate leaves behind for the choice, the blend and the refit. */
export interface FinishedCandidate {
  readonly spec: CandidateSpec
  /** Corrected out-of-fold predictions. */
  readonly predicted: Prediction
  readonly correction: Correction
  /** Rounds of every copy of every fold. */
  readonly rounds: readonly number[]
  readonly fitMilliseconds: number
  /** The models of the first fold: what importance is measured on, and what `refit: false` keeps. */
  readonly firstFold: TrainedMember
}

export interface SearchFrame {
  readonly target: ResolvedTarget
  readonly metric: Metric
  readonly folds: readonly PreparedRows[]
  readonly oof: OutOfFoldRows
  readonly board: LeaderboardState
  readonly seed: number
}

/** Trains a candidate on every fold and keeps its row on the leaderboard up to date. */
export async function runCandidate(
  spec: CandidateSpec,
  frame: SearchFrame,
  run: RunOptions,
  afterFold: (fold: number) => void,
): Promise<FinishedCandidate> {
  const { board, oof, target } = frame
  board.update(spec.id, { state: 'running' })
  const rounds = await agreedRounds(spec, frame, run)
  const parts: Prediction[] = []
  const trained: { member: TrainedMember; fitMilliseconds: number; predictMilliseconds: number }[] = []
  for (const [fold, prepared] of frame.folds.entries()) {
    const encoded = prepared.encoded(spec.learner.encoding)
    const begin = milliseconds()
    const member = await trainMember(spec, encoded, target, { ...run, seed: frame.seed, rounds })
    const middle = milliseconds()
    parts.push(predictMembers(member.models, encoded.matrix, encoded.validationRows))
    trained.push({
      member: fold === 0 ? member : { ...member, models: [] },
      fitMilliseconds: middle - begin,
      predictMilliseconds: milliseconds() - middle,
    })
    board.update(spec.id, {
      foldScores: [...board.get(spec.id).foldScores, scoreFold(frame, fold, parts[fold])],
      fitMilliseconds: sumOf(trained, (one) => one.fitMilliseconds),
      work: sumOf(trained, (one) => one.member.work),
      modelBytes: sumOf(trained[0].member.models, bytesOf),
    })
    afterFold(fold)
  }
  const corrected = correctMember(spec, oof, joinFolds(oof, parts))
  board.update(spec.id, {
    state: 'done',
    foldScores: foldScoresOf(frame, corrected.predicted),
    metrics: scoresByName(target.task, oof, corrected.predicted),
    predictMicrosecondsPerRow: (1000 * sumOf(trained, (one) => one.predictMilliseconds)) / oof.rows.length,
  })
  return {
    spec,
    ...corrected,
    rounds: trained.flatMap((one) => one.member.rounds),
    fitMilliseconds: sumOf(trained, (one) => one.fitMilliseconds),
    firstFold: trained[0].member,
  }
}

/** In small data one number of rounds for all folds, from a first pass over them; undefined lets each fold stop by itself. */
async function agreedRounds(
  spec: CandidateSpec,
  { folds, oof, target, seed }: SearchFrame,
  run: RunOptions,
): Promise<number | undefined> {
  if (!sharesRounds(spec, oof.rows.length)) return undefined
  const curves: (readonly number[])[] = []
  for (const prepared of folds) {
    const member = await trainMember({ ...spec, copies: 1 }, prepared.encoded(spec.learner.encoding), target, {
      ...run,
      seed,
    })
    curves.push(...member.curves)
  }
  return curves.length === 0 ? undefined : commonRounds(curves)
}

/** The score of one fold's own prediction, in the order of its validation rows. */
function scoreFold({ metric, oof }: SearchFrame, fold: number, predicted: Prediction): number {
  const positions = oof.positions[fold]
  return metric.score(takeNumbers(oof.actual, positions), predicted, oof.weights && takeNumbers(oof.weights, positions))
}

/** The score of each fold within a prediction of all out-of-fold rows. */
export function foldScoresOf(
  { metric, oof }: Pick<SearchFrame, 'metric' | 'oof'>,
  predicted: Prediction,
): readonly number[] {
  return oof.positions.map((positions) => {
    const part = takeRows({ actual: oof.actual, predicted, weights: oof.weights }, positions)
    return metric.score(part.actual, part.predicted, part.weights)
  })
}

function sumOf<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0)
}
