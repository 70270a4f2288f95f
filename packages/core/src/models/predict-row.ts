import { applyCalibration } from './apply-calibration.ts'
import { applyLink } from './apply-link.ts'
import type { LinearModel, Model, TreesModel } from './model.ts'
import { treeScoresOfRow } from './tree-scores.ts'

/** The response for one row of feature values: one value, or one probability a class. The same bits as `predictModel`. */
export function predictRow(model: Model, x: Float64Array): Float64Array {
  if (model.format !== 'blend') return memberResponse(model, x)
  const width = model.task === 'regression' ? 1 : model.classes
  const values = new Float64Array(width)
  for (const { weight, model: member, calibration } of model.members) {
    const response = memberResponse(member, x)
    const part = calibration
      ? applyCalibration({ task: model.task, rowCount: 1, width, values: response }, [calibration]).values
      : response
    for (let k = 0; k < width; k++) values[k] += weight * part[k]
  }
  return values
}

function memberResponse(model: LinearModel | TreesModel, x: Float64Array): Float64Array {
  return applyLink(model.link, model.format === 'trees' ? treeScoresOfRow(model, x) : linearScoresOfRow(model, x), 1)
}

function linearScoresOfRow({ features, coefficients, intercepts }: LinearModel, x: Float64Array): Float64Array {
  return intercepts.map((intercept, k) => {
    let score = intercept
    features.forEach((feature, j) => {
      const coefficient = coefficients[k * features.length + j]
      if (coefficient !== 0 && x[feature] === x[feature]) score += coefficient * x[feature]
    })
    return score
  })
}
