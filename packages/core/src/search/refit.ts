import { combineFeatures, type CombinedFeatures } from '../features/combine-features.ts'
import type { BlendModel, Calibration, Model } from '../models/model.ts'
import { rebaseFeatures } from '../models/rebase-features.ts'
import type { RunOptions } from '../util/run-options.ts'
import type { Correction } from './correct-member.ts'
import { membersOf, withFactor, type MemberModel } from './member-model.ts'
import type { Encoding, Material, PreparedRows } from './prepare-fold.ts'
import { refitRounds } from './rounds.ts'
import type { FinishedCandidate } from './run-candidate.ts'
import type { TrainedMember } from './train-member.ts'
import type { Trainers } from './trainers.ts'

/** The chosen recipe: one candidate, or several with their weights. */
export type ChosenMembers = readonly { readonly weight: number; readonly candidate: FinishedCandidate }[]

/** A model with the encoding that it reads. */
export interface JoinedModel {
  readonly features: CombinedFeatures
  readonly model: Model
  /** Of the whole model: that of a single member. */
  readonly calibration: readonly Calibration[]
}

/** Trains every member on the prepared training rows, with the rounds that the folds found; several at the same time where there are places. */
export async function trainChosen(
  chosen: ChosenMembers,
  prepared: PreparedRows,
  { target, seed, threads = 1 }: Material,
  { signal, trainers }: RunOptions & { readonly trainers: Trainers },
  afterMember: () => void,
): Promise<readonly TrainedMember[]> {
  const atOnce = Math.min(trainers.size, chosen.length)
  return Promise.all(
    chosen.map(async ({ candidate: { spec, rounds } }, m) => {
      const { member } = await trainers.run({
        spec,
        prepared,
        target,
        options: {
          seed,
          rounds: refitRounds(rounds),
          threads: Math.max(1, Math.floor(threads / atOnce)),
          keepsModels: true,
          judges: false,
          ...(signal && { signal }),
        },
        rank: () => m,
      })
      afterMember()
      return member
    }),
  )
}

/** One model of all members: their encodings side by side, each member reading its own. */
export function joinMembers(
  chosen: ChosenMembers,
  trained: readonly TrainedMember[],
  prepared: PreparedRows,
): JoinedModel {
  const encodings = [...new Set(chosen.map(({ candidate }) => candidate.spec.learner.encoding))]
  const features = combineFeatures(encodings.map((encoding) => prepared.encoded(encoding).spec))
  const offsetOf = (encoding: Encoding) => features.offsets[encodings.indexOf(encoding)]
  const members = chosen.flatMap(({ weight, candidate }, m) =>
    trained[m].models.map((model) =>
      joinedMember(
        model,
        weight / trained[m].models.length,
        candidate.correction,
        offsetOf(candidate.spec.learner.encoding),
      ),
    ),
  )
  if (members.length > 1) return { features, model: blendOf(members), calibration: [] }
  const [{ model, calibration }] = members
  return { features, model, calibration: calibration ? [calibration] : [] }
}

/** One model of the models of several folds, each with its own cleaning and encoding before it. */
export function joinFoldModels(
  chosen: ChosenMembers,
  parts: readonly { readonly prepared: PreparedRows; readonly trained: readonly TrainedMember[] }[],
): JoinedModel {
  const joined = parts.map(({ prepared, trained }) => {
    const { features, model, calibration } = joinMembers(chosen, trained, prepared)
    return { spec: { ...features, operations: [...prepared.cleaning, ...features.operations] }, model, calibration }
  })
  const features = combineFeatures(joined.map(({ spec }) => ({ encoding: 'tree', ...spec })))
  const members = joined.flatMap(({ model, calibration }, part) =>
    membersOf(model).map((member) => ({
      ...member,
      ...(calibration.length > 0 && { calibration: calibration[0] }),
      weight: member.weight / parts.length,
      model: rebaseFeatures(member.model, features.offsets[part]),
    })),
  )
  return { features, model: blendOf(members), calibration: [] }
}

type BlendMember = BlendModel['members'][number]

function joinedMember(
  model: MemberModel,
  weight: number,
  { factor, calibration }: Correction,
  offset: number,
): BlendMember {
  const moved = rebaseFeatures(model.link === 'log' ? withFactor(model, factor) : model, offset)
  return { weight, model: moved, ...(calibration && { calibration }) }
}

function blendOf(members: readonly BlendMember[]): BlendModel {
  const { task, classes } = members[0].model
  return {
    version: 1,
    format: 'blend',
    task,
    classes,
    link: task === 'regression' ? 'identity' : 'mean-share',
    members,
  }
}
