import type { Target } from '../matrix/feature-matrix.ts'
import type { Prediction } from '../matrix/prediction.ts'
import { log } from '../util/log.ts'
import { randomFrom, type Random } from '../util/random.ts'

const mostSteps = 25
const manyBags = 12
const fewBags = 3
const manyRows = 10_000
const smallestProbability = 1e-15
/** Members below this weight are left out: they cost time and bytes and change nothing. */
const smallestWeight = 0.02

/**
 * Greedy selection with replacement (Caruana et al. 2004): from the best member on, each step adds the one that lowers the
 * loss of the mean most, until none does; weights are shares of the steps. It is repeated on rows drawn anew and the weights
 * are averaged, so that a member ahead by chance does not take all.
 */
export function blendWeights(members: readonly Prediction[], actual: Target, options: BlendOptions): Float64Array {
  const { weights, rows = Int32Array.from(actual, (_, row) => row), seed } = options
  const random = randomFrom(seed, 'blend')
  const total = new Float64Array(members.length)
  const bagCount = rows.length > manyRows ? fewBags : manyBags
  for (let bag = 0; bag < bagCount; bag++) {
    const drawn = drawRows(rows, random)
    const columns = members.map((member) => responseColumn(member, actual, drawn))
    const counts = greedySteps(columns, lossFor(members[0], drawn, weights))
    const steps = counts.reduce((sum, count) => sum + count, 0)
    for (let m = 0; m < total.length; m++) total[m] += counts[m] / steps / bagCount
  }
  return withoutSmall(total)
}

export interface BlendOptions {
  readonly weights?: Float64Array
  /** Rows to learn from; all when absent. */
  readonly rows?: Int32Array
  readonly seed: number
}

function drawRows(rows: Int32Array, random: Random): Int32Array {
  return Int32Array.from({ length: Math.min(rows.length, manyRows) }, () => rows[random.integer(rows.length)]).sort()
}

/** All a loss needs of a member: the probability of the class that came true, or the error of the value. */
function responseColumn({ width, values }: Prediction, actual: Target, rows: Int32Array): Float64Array {
  return Float64Array.from(rows, (row) => (width === 1 ? values[row] - actual[row] : values[row * width + actual[row]]))
}

type Loss = (sum: Float64Array, member: Float64Array, count: number) => number

function lossFor({ width }: Prediction, rows: Int32Array, weights?: Float64Array): Loss {
  const weightOf = weights ? Float64Array.from(rows, (row) => weights[row]) : new Float64Array(rows.length).fill(1)
  return width === 1 ? squaredLoss(weightOf) : logarithmicLoss(weightOf)
}

function squaredLoss(weights: Float64Array): Loss {
  return (sum, member, count) => {
    let loss = 0
    for (let i = 0; i < sum.length; i++) {
      const error = (sum[i] + member[i]) / count
      loss += weights[i] * error * error
    }
    return loss
  }
}

/** −Σ w·ln p, one logarithm for a run of rows: the product of probabilities is taken first where weights allow it. */
function logarithmicLoss(weights: Float64Array): Loss {
  const equal = weights.every((weight) => weight === weights[0])
  return (sum, member, count) => {
    let loss = 0
    let product = 1
    for (let i = 0; i < sum.length; i++) {
      const p = Math.max((sum[i] + member[i]) / count, smallestProbability)
      if (!equal) loss -= weights[i] * log(p)
      else if ((product *= p) < 1e-200) {
        loss -= log(product)
        product = 1
      }
    }
    return loss - log(product)
  }
}

function greedySteps(columns: readonly Float64Array[], lossOf: Loss): Float64Array {
  const counts = new Float64Array(columns.length)
  const sum = new Float64Array(columns[0].length)
  let bestLoss = Infinity
  for (let step = 1; step <= mostSteps; step++) {
    const losses = columns.map((column) => lossOf(sum, column, step))
    const best = indexOfSmallest(losses)
    if (!(losses[best] < bestLoss)) break
    bestLoss = losses[best]
    counts[best]++
    for (let i = 0; i < sum.length; i++) sum[i] += columns[best][i]
  }
  return counts
}

function indexOfSmallest(values: readonly number[]): number {
  let best = 0
  for (let i = 1; i < values.length; i++) if (values[i] < values[best] || Number.isNaN(values[best])) best = i
  return best
}

function withoutSmall(weights: Float64Array): Float64Array {
  const kept = weights.map((weight) => (weight >= smallestWeight ? weight : 0))
  const rest = kept.reduce((sum, weight) => sum + weight, 0)
  return rest > 0 ? kept.map((weight) => weight / rest) : weights
}

/** Weighted mean of predictions of the same shape. */
export function blendPredictions(members: readonly Prediction[], weights: Float64Array): Prediction {
  const values = new Float64Array(members[0].values.length)
  members.forEach((member, m) => {
    if (weights[m] === 0) return
    for (let i = 0; i < values.length; i++) values[i] += weights[m] * member.values[i]
  })
  return { ...members[0], values }
}
