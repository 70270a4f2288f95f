import type { Prediction } from '../matrix/prediction.ts'
import type { Metric } from '../metrics/metric.ts'
import type { CandidateSpec } from './candidate-spec.ts'
import { milliseconds } from './clock.ts'
import { correctMember, type Correction } from './correct-member.ts'
import type { CandidateFolds } from './candidate-folds.ts'
import { takeNumbers, takeRows } from './labelled-prediction.ts'
import type { LeaderboardState } from './leaderboard-state.ts'
import { joinFolds, type OutOfFoldRows } from './out-of-fold.ts'
import type { PreparedRows } from './prepare-fold.ts'
import type { ResolvedTarget } from './resolve-target.ts'
import { checkPredictions } from './check-predictions.ts'
import { scoresByName } from './scores-by-name.ts'
import type { TrainedMember } from './train-member.ts'
import type { DoneTraining, Trainers } from './trainers.ts'

/** What a candidate leaves behind for the choice, the blend, the refit and the state that a later search goes on from. */
export interface FinishedCandidate {
  readonly spec: CandidateSpec
  /** Out-of-fold predictions as the models gave them. */
  readonly raw: Prediction
  /** The same, corrected. */
  readonly predicted: Prediction
  readonly correction: Correction
  /** Rounds of every copy of every fold. */
  readonly rounds: readonly number[]
  /** The number of rounds that the folds agreed on; undefined where each stopped by itself. */
  readonly agreedRounds: number | undefined
  readonly fitMilliseconds: number
  /** What encoding the folds for it took; 0 where another had it done. */
  readonly encodeMilliseconds: number
  readonly scoreMilliseconds: number
  /** The models of each fold; null where they were not kept. */
  readonly foldModels: readonly (TrainedMember | null)[]
}

export interface SearchFrame {
  readonly target: ResolvedTarget
  readonly metric: Metric
  readonly folds: readonly PreparedRows[]
  readonly oof: OutOfFoldRows
  readonly board: LeaderboardState
  readonly seed: number
  /** What preparing one fold took. */
  readonly foldMilliseconds: number
  /** Keep the models of all folds, not only those of the first. */
  readonly keepsFolds: boolean
  readonly trainers: Trainers
}

/** What is asked after each fold: whether to go on, from what the first one showed. */
export type GoesOn = (first: Prediction, work: number) => boolean

/** Trains a candidate on every fold and keeps its row on the leaderboard up to date. Null when it was left after its first fold. */
export async function runCandidate(
  spec: CandidateSpec,
  frame: SearchFrame,
  ahead: CandidateFolds,
  { afterFold, goesOn }: { readonly afterFold: (fold: number) => void; readonly goesOn: GoesOn },
): Promise<FinishedCandidate | null> {
  const { board, oof } = frame
  board.update(spec.id, { state: 'running' })
  ahead.takeTurn()
  const agreed = await ahead.agreed()
  const trained: DoneTraining[] = []
  for (const fold of frame.folds.keys()) {
    trained.push(await ahead.fold(fold))
    checkPredictions(spec.title, trained[fold].predicted!)
    board.update(spec.id, {
      foldScores: [...board.get(spec.id).foldScores, scoreFold(frame, fold, trained[fold].predicted!)],
      fitMilliseconds: sumOf(trained, (one) => one.fitMilliseconds),
      work: agreed.work + sumOf(trained, (one) => one.member.work),
      modelBytes: trained[0].modelBytes,
    })
    afterFold(fold)
    if (fold > 0 || frame.folds.length === 1) continue
    if (goesOn(trained[0].predicted!, trained[0].member.work)) ahead.goOn()
    else {
      board.update(spec.id, { state: 'skipped' })
      return null
    }
  }
  const fitMilliseconds = sumOf(trained, (one) => one.fitMilliseconds)
  return finishCandidate(spec, frame, {
    raw: joinFolds(
      oof,
      trained.map(({ predicted }) => predicted!),
    ),
    rounds: trained.flatMap((one) => one.member.rounds),
    agreedRounds: agreed.rounds,
    fitMilliseconds,
    encodeMilliseconds: sumOf(trained, (one) => one.encodeMilliseconds),
    predictMicrosecondsPerRow: (1000 * sumOf(trained, (one) => one.predictMilliseconds)) / oof.rows.length,
    foldModels: trained.map(({ member }) => (member.models.length > 0 ? member : null)),
  })
}

/** What training left, or what a state remembers of it. */
export interface TrainedFolds {
  readonly raw: Prediction
  readonly rounds: readonly number[]
  readonly agreedRounds: number | undefined
  readonly fitMilliseconds: number
  readonly encodeMilliseconds: number
  readonly predictMicrosecondsPerRow: number
  readonly foldModels: FinishedCandidate['foldModels']
}

/** Corrects the out-of-fold predictions and completes the row on the board. */
export function finishCandidate(
  spec: CandidateSpec,
  frame: Pick<SearchFrame, 'board' | 'oof' | 'target' | 'metric'>,
  { predictMicrosecondsPerRow, ...left }: TrainedFolds,
): FinishedCandidate {
  const { board, oof, target } = frame
  const corrected = correctMember(spec, oof, left.raw)
  const begin = milliseconds()
  const metrics = scoresByName(target.task, oof, corrected.predicted)
  const scoreMilliseconds = milliseconds() - begin
  board.update(spec.id, {
    state: 'done',
    foldScores: foldScoresOf(frame, corrected.predicted),
    metrics,
    predictMicrosecondsPerRow,
  })
  return { spec, ...corrected, ...left, scoreMilliseconds }
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
