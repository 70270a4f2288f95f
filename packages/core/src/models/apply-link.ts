import { exp } from '../util/exp.ts'
import type { Link } from './model.ts'

/** Values per row of the response: `scores` of them go in, `classes` (or 1) come out. */
export function scoreWidth(model: { readonly link: Link; readonly classes: number }): number {
  return model.link === 'softmax' || model.link === 'mean-share' ? model.classes : 1
}

/** Scores (row-major) to values or probabilities. The result may be the array given, changed in place. */
export function applyLink(link: Link, scores: Float64Array, rowCount: number): Float64Array {
  switch (link) {
    case 'identity':
    case 'mean-share':
      return scores
    case 'log':
      return exponentials(scores)
    case 'logistic':
      return pairsOfProbabilities(scores)
    case 'softmax':
      return softmaxInPlace(scores, rowCount)
  }
}

/** 1 / (1 + e^−x), without overflow. */
export function logistic(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x))
  const e = exp(x)
  return e / (1 + e)
}

function exponentials(scores: Float64Array): Float64Array {
  for (let i = 0; i < scores.length; i++) scores[i] = exp(scores[i])
  return scores
}

function pairsOfProbabilities(scores: Float64Array): Float64Array {
  const values = new Float64Array(scores.length * 2)
  for (let i = 0; i < scores.length; i++) {
    const e = exp(-Math.abs(scores[i]))
    const larger = 1 / (1 + e)
    const smaller = e / (1 + e)
    values[2 * i] = scores[i] >= 0 ? smaller : larger
    values[2 * i + 1] = scores[i] >= 0 ? larger : smaller
  }
  return values
}

function softmaxInPlace(scores: Float64Array, rowCount: number): Float64Array {
  const width = rowCount === 0 ? 0 : scores.length / rowCount
  for (let begin = 0; begin < scores.length; begin += width) {
    let largest = -Infinity
    for (let k = begin; k < begin + width; k++) if (scores[k] > largest) largest = scores[k]
    let total = 0
    for (let k = begin; k < begin + width; k++) total += scores[k] = exp(scores[k] - largest)
    for (let k = begin; k < begin + width; k++) scores[k] /= total
  }
  return scores
}
