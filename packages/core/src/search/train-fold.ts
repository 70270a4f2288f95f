import type { Prediction } from '../matrix/prediction.ts'
import type { CandidateSpec } from './candidate-spec.ts'
import { milliseconds } from './clock.ts'
import { bytesOf, predictMembers } from './member-model.ts'
import type { EncodedRows } from './prepare-fold.ts'
import { takeBack } from './response.ts'
import { trainMember, type TrainedMember, type TrainOptions, type TrainTarget } from './train-member.ts'

/** What one training leaves. Plain values. */
export interface TrainedFold {
  /** Without its models where they are not kept. */
  readonly member: TrainedMember
  readonly modelBytes: number
  /** Of the validation rows; null where there are none, or nobody asks. */
  readonly predicted: Prediction | null
  readonly fitMilliseconds: number
  readonly predictMilliseconds: number
}

export interface FoldOptions extends TrainOptions {
  readonly keepsModels: boolean
  /** Whether to predict the validation rows. */
  readonly judges: boolean
}

/** Trains a candidate on the training rows and lets it answer for the validation rows. */
export async function trainFold(
  spec: CandidateSpec,
  encoded: EncodedRows,
  target: TrainTarget,
  { keepsModels, judges, ...options }: FoldOptions,
): Promise<TrainedFold> {
  const begin = milliseconds()
  const member = await trainMember(spec, encoded, target, options)
  const middle = milliseconds()
  const predicted = judges
    ? takeBack(
        predictMembers(member.models, encoded.matrix, encoded.validationRows, member.validationScores),
        member.lambda,
      )
    : null
  return {
    member: { ...member, ...(!keepsModels && { models: [] }), validationScores: [] },
    modelBytes: member.models.reduce((sum, model) => sum + bytesOf(model), 0),
    predicted,
    fitMilliseconds: middle - begin + member.earlierMilliseconds,
    predictMilliseconds: milliseconds() - middle,
  }
}
