import type { RunOptions } from '../util/run-options.ts'
import type { CandidateSpec } from './candidate-spec.ts'
import { milliseconds } from './clock.ts'
import { keepRun, takeRun } from './long-run.ts'
import { fromLogarithm, membersOf, withPrior, type MemberModel } from './member-model.ts'
import type { EncodedRows } from './prepare-fold.ts'
import type { ResolvedTarget } from './resolve-target.ts'
import { learnResponse } from './response.ts'
import { fixedRounds, stopsEarly } from './rounds.ts'

/** The models of one candidate on one set of training rows. */
export interface TrainedMember {
  readonly models: readonly MemberModel[]
  /** Rounds of each copy, where the learner has rounds. */
  readonly rounds: readonly number[]
  /** Validation loss after each number of rounds, of each copy, where the learner watched it. */
  readonly curves: readonly (readonly number[])[]
  readonly work: number
  /** Of the power that the target was trained in; null without one. */
  readonly lambda: number | null
  /** What rounds took that an earlier, longer training had done already. */
  readonly earlierMilliseconds: number
  /** Beside the models: their scores of the validation rows before the link, where the learner knew them from watching. */
  readonly validationScores: readonly (Float64Array | null)[]
}

/** What a training must know of the target. */
export type TrainTarget = Pick<ResolvedTarget, 'task' | 'classes'>

export interface TrainOptions extends RunOptions {
  readonly seed: number
  /** In place of those of the rows. */
  readonly threads?: number
  /** Train so many rounds; without it the validation rows decide. */
  readonly rounds?: number
  /** Keep all rounds in mind: fewer of them will be asked for. */
  readonly keepsLongRun?: boolean
}

export async function trainMember(
  spec: CandidateSpec,
  encoded: EncodedRows,
  target: TrainTarget,
  options: TrainOptions,
): Promise<TrainedMember> {
  const { values: y, lambda } = learnResponse(spec.response, encoded.y, encoded.trainRows)
  const shares = classShares(encoded, target)
  const models: MemberModel[] = []
  const rounds: number[] = []
  const curves: (readonly number[])[] = []
  const validationScores: (Float64Array | null)[] = []
  const threads = options.threads ?? encoded.threads
  let work = 0
  let earlierMilliseconds = 0
  for (let copy = 0; copy < spec.copies; copy++) {
    const seed = options.seed + 1_000_003 * copy
    const earlier = options.rounds === undefined ? null : takeRun(encoded, spec, seed, options.rounds)
    if (earlier !== null) {
      models.push(asMember(spec, earlier.model, shares))
      validationScores.push(null)
      rounds.push(options.rounds!)
      work += earlier.work
      earlierMilliseconds += earlier.milliseconds
      continue
    }
    const begin = milliseconds()
    const result = await spec.learner.fit(encoded.matrix, y, paramsOf(spec, options.rounds), {
      seed,
      task: target.task,
      classes: target.task === 'regression' ? 1 : target.classes.length,
      rows: encoded.trainRows,
      ...(options.rounds === undefined &&
        stopsEarly(spec) &&
        encoded.validationRows.length > 0 && { validationRows: encoded.validationRows }),
      ...(encoded.weights && { weights: encoded.weights }),
      ...(threads !== undefined && { threads }),
      ...(options.keepsLongRun && { keepsLongRun: true }),
      ...(options.signal && { signal: options.signal }),
      ...(options.onProgress && { onProgress: options.onProgress }),
    })
    for (const { model } of membersOf(result.model)) {
      models.push(asMember(spec, model, shares))
      validationScores.push(result.details.validationScores ?? null)
    }
    const { longRun } = result.details
    if (longRun) keepRun(encoded, spec, seed, { run: longRun, milliseconds: milliseconds() - begin })
    if (result.details.rounds !== undefined) rounds.push(result.details.rounds)
    if (result.details.validationCurve) curves.push(result.details.validationCurve)
    work += result.details.work
  }
  return { models, rounds, curves, work, lambda, earlierMilliseconds, validationScores }
}

function asMember({ response }: CandidateSpec, model: MemberModel, classShares: Float64Array): MemberModel {
  return response === 'log' ? fromLogarithm(model) : withPrior(model, classShares)
}

function paramsOf(spec: CandidateSpec, rounds: number | undefined): Record<string, unknown> {
  return rounds === undefined ? { ...spec.params } : { ...spec.params, ...fixedRounds(spec, rounds) }
}

/** Shares of the classes in the training rows. */
function classShares({ y, trainRows }: EncodedRows, { classes }: TrainTarget): Float64Array {
  const shares = new Float64Array(classes.length)
  if (classes.length > 0) for (const row of trainRows) shares[y[row]] += 1 / trainRows.length
  return shares
}
