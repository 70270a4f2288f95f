import type { LinearModel } from '../models/model.ts'
import type { MarginExplainer } from './margin-explainer.ts'

/** SHAP values of a linear model, exact for independent features: coefficient · (value − reference). A missing value counts as 0, as in prediction. */
export function linearExplainer(
  { features, coefficients, intercepts }: LinearModel,
  reference: Float64Array,
): MarginExplainer {
  const count = features.length
  const width = intercepts.length
  const base = intercepts.map((intercept, k) => {
    let score = intercept
    features.forEach((feature, j) => (score += coefficients[k * count + j] * known(reference[feature])))
    return score
  })
  return {
    base,
    contributionsInto(contributions, x) {
      for (let j = 0; j < count; j++) {
        const distance = known(x[features[j]]) - known(reference[features[j]])
        for (let k = 0; k < width; k++) contributions[features[j] * width + k] += coefficients[k * count + j] * distance
      }
    },
  }
}

function known(value: number): number {
  return value === value ? value : 0
}
