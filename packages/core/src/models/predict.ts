import type { FeatureMatrix } from '../matrix/feature-matrix.ts'
import type { Prediction } from '../matrix/prediction.ts'
import { applyCalibration } from './apply-calibration.ts'
import { applyLink } from './apply-link.ts'
import { linearScores } from './linear-scores.ts'
import type { BlendModel, LinearModel, Model, TreesModel } from './model.ts'
import { treeScores } from './tree-scores.ts'

/** The response of a model for every row (or for `rows`, in their order). */
export function predictModel(model: Model, X: FeatureMatrix, rows?: Int32Array): Prediction {
  return model.format === 'blend' ? predictBlend(model, X, rows) : predictMember(model, X, rows)
}

function predictMember(model: LinearModel | TreesModel, X: FeatureMatrix, rows?: Int32Array): Prediction {
  const rowCount = rows?.length ?? X.rowCount
  const scores = model.format === 'linear' ? linearScores(model, X, rows) : treeScores(model, X, rows)
  const width = model.task === 'regression' ? 1 : model.classes
  return { task: model.task, rowCount, width, values: applyLink(model.link, scores, rowCount) }
}

function predictBlend(model: BlendModel, X: FeatureMatrix, rows?: Int32Array): Prediction {
  const rowCount = rows?.length ?? X.rowCount
  const width = model.task === 'regression' ? 1 : model.classes
  const values = new Float64Array(rowCount * width)
  for (const member of model.members) {
    const response = predictMember(member.model, X, rows)
    const part = member.calibration ? applyCalibration(response, [member.calibration]) : response
    for (let i = 0; i < values.length; i++) values[i] += member.weight * part.values[i]
  }
  return { task: model.task, rowCount, width, values }
}
