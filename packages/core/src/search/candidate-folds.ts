import type { CandidateSpec } from './candidate-spec.ts'
import type { PreparedRows } from './prepare-fold.ts'
import { commonRounds, sharesRounds } from './rounds.ts'
import type { TrainTarget } from './train-member.ts'
import type { DoneTraining, Trainers } from './trainers.ts'

/** The trainings of one candidate. Each is begun when it is asked for, or before, where another place is free. */
export interface CandidateFolds {
  readonly agreed: () => Promise<AgreedRounds>
  readonly fold: (fold: number) => Promise<DoneTraining>
  /** Begins what the candidate will need: with races its first fold alone, until it has won. */
  readonly begin: () => void
  /** It is this one's turn: it no longer stands behind those before it. */
  readonly takeTurn: () => void
  /** All folds will be asked for. */
  readonly goOn: () => void
}

/** In small data one number of rounds for all folds, from a first pass over them; undefined lets each fold stop by itself. */
export interface AgreedRounds {
  readonly rounds: number | undefined
  readonly work: number
}

export interface FoldsFrame {
  readonly folds: readonly PreparedRows[]
  readonly target: TrainTarget
  readonly rowCount: number
  readonly seed: number
  readonly trainers: Trainers
  readonly keepsFolds: boolean
  readonly signal: AbortSignal
  /** Whether a candidate may be left after its first fold. */
  readonly races: boolean
}

/** Trainings that nobody may ask for stand behind all others. */
const MAYBE = 1e9

/** @param turn its place among the candidates */
export function candidateFolds(spec: CandidateSpec, turn: number, frame: FoldsFrame): CandidateFolds {
  const { folds, target, trainers, seed, signal } = frame
  const begun = new Map<number, Promise<DoneTraining>>()
  let agreement: Promise<AgreedRounds> | null = null
  let isTurn = false

  function train(at: CandidateSpec, fold: number, phase: number, rounds: number | undefined): Promise<DoneTraining> {
    const order = 1000 * turn + 100 * phase + fold
    return trainers.run({
      spec: at,
      prepared: folds[fold],
      target,
      options: {
        seed,
        signal,
        keepsModels: phase === 1 && (fold === 0 || frame.keepsFolds),
        judges: phase === 1,
        keepsLongRun: phase === 0,
        ...(rounds !== undefined && { rounds }),
        ...(trainers.size > 1 && { threads: 1 }),
      },
      rank: () => (isTurn ? order : MAYBE + order),
    })
  }

  async function agree(): Promise<AgreedRounds> {
    if (!sharesRounds(spec, frame.rowCount)) return { rounds: undefined, work: 0 }
    const passes = await Promise.all(folds.map((_, fold) => train({ ...spec, copies: 1 }, fold, 0, undefined)))
    const curves = passes.flatMap(({ member }) => member.curves)
    const work = passes.reduce((sum, { member }) => sum + member.work, 0)
    return { rounds: curves.length === 0 ? undefined : commonRounds(curves), work }
  }

  const agreed = () => (agreement ??= agree())
  const fold = (k: number): Promise<DoneTraining> => {
    const known = begun.get(k)
    if (known) return known
    const training = agreed().then(({ rounds }) => train(spec, k, 1, rounds))
    training.catch(() => undefined) // heard by whoever asks, if anyone does
    begun.set(k, training)
    return training
  }
  const beginAll = () => folds.forEach((_, k) => void fold(k))

  return {
    agreed,
    fold,
    begin: () => void (frame.races ? fold(0) : beginAll()),
    takeTurn: () => void (isTurn = true),
    goOn: () => {
      if (trainers.size > 1) beginAll()
    },
  }
}
