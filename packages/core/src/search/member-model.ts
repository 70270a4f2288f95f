import type { FeatureMatrix } from '../matrix/feature-matrix.ts'
import type { Prediction } from '../matrix/prediction.ts'
import type { BlendModel, LinearModel, Model, TreesModel } from '../models/model.ts'
import { predictModel, responseOf } from '../models/predict.ts'
import { log } from '../util/log.ts'

/** What a blend can hold. */
export type MemberModel = LinearModel | TreesModel

/** Share of the overall class shares mixed into the class shares of a forest: no leaf says never. */
const priorShare = 0.005

/** The members of any model, with their shares of it. */
export function membersOf(model: Model): readonly BlendModel['members'][number][] {
  return model.format === 'blend' ? model.members : [{ weight: 1, model }]
}

/** A model of ln y as a model of y: the exponential is its link. */
export function fromLogarithm(model: MemberModel): MemberModel {
  return { ...model, link: 'log' }
}

/** A model with logarithmic link whose response is multiplied (against the bias of taking back a mean). */
export function withFactor(model: MemberModel, factor: number): MemberModel {
  if (factor === 1) return model
  const offset = log(factor)
  if (model.format === 'linear') return { ...model, intercepts: model.intercepts.map((value) => value + offset) }
  return { ...model, base: model.base.map((value) => value + offset) }
}

/** Class shares drawn a little to those of all training rows; other links are left alone. */
export function withPrior(model: MemberModel, classShares: Float64Array): MemberModel {
  if (model.link !== 'mean-share' || model.format !== 'trees') return model
  return {
    ...model,
    value: model.value.map((share) => (1 - priorShare) * share),
    base: model.base.map((share, k) => (1 - priorShare) * share + priorShare * classShares[k]),
  }
}

/** The mean response of models that differ by their seed; `scores` of these rows that are known need no walk. */
export function predictMembers(
  models: readonly MemberModel[],
  matrix: FeatureMatrix,
  rows: Int32Array,
  scores: readonly (Float64Array | null)[] = [],
): Prediction {
  const responses = models.map((model, m) => {
    const known = scores[m]
    return known ? responseOf(model, known.slice(), rows.length) : predictModel(model, matrix, rows)
  })
  if (responses.length === 1) return responses[0]
  const values = new Float64Array(responses[0].values.length)
  for (const response of responses)
    for (let i = 0; i < values.length; i++) values[i] += response.values[i] / responses.length
  return { ...responses[0], values }
}

/** Bytes of the numbers that a model is made of. */
export function bytesOf(model: Model): number {
  if (model.format === 'blend') return model.members.reduce((sum, member) => sum + bytesOf(member.model), 0)
  return Object.values(model).reduce<number>(
    (sum, value) => sum + (ArrayBuffer.isView(value) ? value.byteLength : 0),
    0,
  )
}
