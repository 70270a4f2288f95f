import type { FeatureMatrix } from '../matrix/feature-matrix.ts'
import type { LinearModel } from './model.ts'

/** intercept_k + Σ_j coefficient_kj · x_j, row-major; missing inputs count as 0. Terms are added in the order of `features`. */
export function linearScores(model: LinearModel, X: FeatureMatrix, rows?: Int32Array): Float64Array {
  const rowCount = rows?.length ?? X.rowCount
  const width = model.intercepts.length
  const scores = new Float64Array(rowCount * width)
  for (let k = 0; k < width; k++) {
    for (let i = k; i < scores.length; i += width) scores[i] = model.intercepts[k]
    for (let j = 0; j < model.features.length; j++) {
      const coefficient = model.coefficients[k * model.features.length + j]
      if (coefficient === 0) continue
      const column = X.columns[model.features[j]]
      for (let i = 0; i < rowCount; i++) {
        const x = column[rows === undefined ? i : rows[i]]
        if (x === x) scores[i * width + k] += coefficient * x
      }
    }
  }
  return scores
}
