import type { FeatureMatrix } from '../matrix/feature-matrix.ts'
import type { Prediction } from '../matrix/prediction.ts'
import { applyCalibration } from './apply-calibration.ts'
import { applyLink } from './apply-link.ts'
import { linearScores } from './linear-scores.ts'
import type { BlendModel, LinearModel, Model, TreesModel } from './model.ts'
import { treeScores } from './tree-scores.ts'

/** The response of a model for every row (or for `rows`, in their order). */
export function predictModel(model: Model, X: FeatureMatrix, rows?: Int32Array): Prediction {
  if (model.format !== 'blend') return predictMember(model, X, rows)
  return blended(model, rows?.length ?? X.rowCount, (m) => predictMember(model.members[m].model, X, rows))
}

function predictMember(model: LinearModel | TreesModel, X: FeatureMatrix, rows?: Int32Array): Prediction {
  const scores = model.format === 'linear' ? linearScores(model, X, rows) : treeScores(model, X, rows)
  return responseOf(model, scores, rows?.length ?? X.rowCount)
}

/** What scores mean: values or probabilities. The scores are used up. */
export function responseOf(model: LinearModel | TreesModel, scores: Float64Array, rowCount: number): Prediction {
  const width = model.task === 'regression' ? 1 : model.classes
  return { task: model.task, rowCount, width, values: applyLink(model.link, scores, rowCount) }
}

/** The weighted mean of what the members answer. */
export function blended(model: BlendModel, rowCount: number, answerOf: (member: number) => Prediction): Prediction {
  const width = model.task === 'regression' ? 1 : model.classes
  const values = new Float64Array(rowCount * width)
  model.members.forEach(({ calibration, weight }, m) => {
    const response = answerOf(m)
    const part = calibration ? applyCalibration(response, [calibration]) : response
    for (let i = 0; i < values.length; i++) values[i] += weight * part.values[i]
  })
  return { task: model.task, rowCount, width, values }
}
