import type { Model } from './model.ts'

/** The same model reading features that stand `offset` places further: for matrices that join several encodings. */
export function rebaseFeatures<M extends Model>(model: M, offset: number): M {
  return moved(model, offset) as M
}

function moved(model: Model, offset: number): Model {
  switch (model.format) {
    case 'linear':
      return { ...model, features: model.features.map((feature) => feature + offset) }
    case 'trees':
      return {
        ...model,
        feature: model.feature.map((feature, node) => (model.left[node] < 0 ? feature : feature + offset)),
      }
    case 'blend':
      return {
        ...model,
        members: model.members.map((member) => ({ ...member, model: rebaseFeatures(member.model, offset) })),
      }
  }
}
