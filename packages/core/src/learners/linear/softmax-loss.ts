import { exp } from '../../util/exp.ts'
import { log } from '../../util/log.ts'
import type { Design } from './design.ts'
import type { SmoothFunction } from './minimise.ts'

/**
 * Σ weight · −log p(class) + ½·Σ l2 · coefficient², over x = [coefficients of score 0 …, score 1 …, intercepts].
 * One score is the logistic loss of class 1, more are softmax.
 */
export function softmaxLoss(
  design: Design,
  labels: Float64Array,
  rowWeights: Float64Array,
  scoreCount: number,
  l2: Float64Array,
): SmoothFunction {
  const { columns, rowCount } = design
  const width = columns.length
  const scores = Array.from({ length: scoreCount }, () => new Float64Array(rowCount))
  return (x, gradient) => {
    scores.forEach((score, k) =>
      scoreInto(score, columns, x.subarray(k * width, (k + 1) * width), x[scoreCount * width + k]),
    )
    let value =
      scoreCount === 1
        ? logisticResidualsInPlace(scores[0], labels, rowWeights)
        : softmaxResidualsInPlace(scores, labels, rowWeights)
    for (let k = 0; k < scoreCount; k++) {
      const residuals = scores[k]
      for (let j = 0; j < width; j++) {
        const at = k * width + j
        gradient[at] = product(columns[j], residuals) + l2[j] * x[at]
        value += 0.5 * l2[j] * x[at] * x[at]
      }
      gradient[scoreCount * width + k] = residuals.reduce((sum, residual) => sum + residual, 0)
    }
    return value
  }
}

function scoreInto(
  score: Float64Array,
  columns: readonly Float64Array[],
  coefficients: Float64Array,
  intercept: number,
): void {
  score.fill(intercept)
  columns.forEach((column, j) => {
    const coefficient = coefficients[j]
    if (coefficient !== 0) for (let i = 0; i < score.length; i++) score[i] += coefficient * column[i]
  })
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i]
  return sum
}

/** Scores become weight · (p − y); returns the loss. */
export function logisticResidualsInPlace(scores: Float64Array, labels: Float64Array, weights: Float64Array): number {
  let loss = 0
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i]
    const e = exp(-Math.abs(score))
    const p = score >= 0 ? 1 / (1 + e) : e / (1 + e)
    loss += weights[i] * (log(1 + e) + (labels[i] === 1 ? Math.max(-score, 0) : Math.max(score, 0)))
    scores[i] = weights[i] * (p - labels[i])
  }
  return loss
}

function softmaxResidualsInPlace(scores: readonly Float64Array[], labels: Float64Array, weights: Float64Array): number {
  let loss = 0
  for (let i = 0; i < labels.length; i++) {
    let top = -Infinity
    for (const score of scores) top = Math.max(top, score[i])
    let total = 0
    for (const score of scores) total += exp(score[i] - top)
    loss += weights[i] * (log(total) + top - scores[labels[i]][i])
    scores.forEach((score, k) => (score[i] = weights[i] * (exp(score[i] - top) / total - (labels[i] === k ? 1 : 0))))
  }
  return loss
}
