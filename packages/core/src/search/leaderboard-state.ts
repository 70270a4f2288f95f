import type { Metric } from '../metrics/metric.ts'
import type { CandidateSpec } from './candidate-spec.ts'
import { correctedInterval, isWithinNoise, meanOf } from './corrected-interval.ts'
import type { Candidate, Leaderboard } from './leaderboard.ts'

/** The leaderboard while it grows. Rows are plain values that are replaced, never changed. */
export interface LeaderboardState {
  readonly update: (id: string, change: Partial<Candidate>) => void
  readonly add: (candidate: Candidate) => void
  readonly get: (id: string) => Candidate
  readonly snapshot: (reason?: string) => Leaderboard
  /** The same rows in a board of its own. */
  readonly copy: () => LeaderboardState
}

export interface LeaderboardFrame {
  readonly metric: Metric
  readonly folds: number
  readonly split: Leaderboard['split']
  /** n_test / n_train of a fold. */
  readonly testShare: number
}

export function startLeaderboard(specs: readonly CandidateSpec[], frame: LeaderboardFrame): LeaderboardState {
  return boardOf(new Map(specs.map((spec) => [spec.id, waitingRow(spec)])), frame)
}

function boardOf(rows: Map<string, Candidate>, frame: LeaderboardFrame): LeaderboardState {
  const get = (id: string) => rows.get(id)!
  return {
    get,
    update: (id, change) => rows.set(id, withInterval({ ...get(id), ...change }, frame)),
    add: (candidate) => rows.set(candidate.id, withInterval(candidate, frame)),
    snapshot: (reason = '') => ({
      version: 1,
      metric: frame.metric.name,
      greaterIsBetter: frame.metric.greaterIsBetter,
      folds: frame.folds,
      split: frame.split,
      candidates: markTies(inOrder([...rows.values()], frame), frame),
      reason,
    }),
    copy: () => boardOf(new Map(rows), frame),
  }
}

export function waitingRow({
  id,
  learner,
  title,
  params,
  baseline,
}: Pick<CandidateSpec, 'id' | 'title' | 'params' | 'baseline'> & {
  readonly learner: { readonly name: string }
}): Candidate {
  return {
    id,
    learner: learner.name,
    title,
    params,
    state: 'waiting',
    error: null,
    score: null,
    foldScores: [],
    interval: null,
    metrics: {},
    tied: false,
    chosen: false,
    baseline,
    fitMilliseconds: 0,
    predictMicrosecondsPerRow: 0,
    modelBytes: 0,
    work: 0,
  }
}

function withInterval(candidate: Candidate, { testShare, metric }: LeaderboardFrame): Candidate {
  const scores = candidate.foldScores.filter((score) => score - score === 0)
  const isDone = candidate.state === 'done' && scores.length > 0
  return {
    ...candidate,
    score: isDone ? meanOf(scores) : null,
    interval: isDone ? withinRange(correctedInterval(scores, testShare), metric.range) : null,
  }
}

function withinRange(interval: Candidate['interval'], range: Metric['range']): Candidate['interval'] {
  return interval && [Math.max(interval[0], Math.min(...range)), Math.min(interval[1], Math.max(...range))]
}

const rankOfState: { readonly [state in Candidate['state']]: number } = {
  done: 0,
  running: 1,
  waiting: 2,
  skipped: 3,
  failed: 4,
}

/** Best first, of equal scores the one that is surer of what is right; a score that is not defined goes behind those that are. */
function inOrder(rows: readonly Candidate[], { metric }: LeaderboardFrame): readonly Candidate[] {
  const key = ({ score }: Candidate) => (score === null ? Infinity : metric.greaterIsBetter ? -score : score)
  return [...rows].sort(
    (a, b) =>
      rankOfState[a.state] - rankOfState[b.state] || compare(key(a), key(b)) || compare(logLossOf(a), logLossOf(b)),
  )
}

function logLossOf({ metrics }: Candidate): number {
  return metrics.logLoss ?? Infinity
}

function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function markTies(rows: readonly Candidate[], { testShare }: LeaderboardFrame): readonly Candidate[] {
  const best = rows.find((row) => row.state === 'done' && !row.baseline && row.score !== null)
  return rows.map((row) => ({
    ...row,
    tied: best !== undefined && row.state === 'done' && !row.baseline && isTied(row, best, testShare),
  }))
}

function isTied(row: Candidate, best: Candidate, testShare: number): boolean {
  const pairs = row.foldScores
    .map((score, fold) => score - best.foldScores[fold])
    .filter((difference) => difference - difference === 0)
  if (row === best) return true
  // One part that judges says nothing of the noise.
  return pairs.length > 1 ? isWithinNoise(pairs, testShare) : pairs[0] === 0
}
