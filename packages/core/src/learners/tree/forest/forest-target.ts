import type { Training } from '../../training.ts'
import { pickNumbers } from '../../../util/pick-numbers.ts'

/** The target as whole numbers whose sums are exact: moments (weight, weight · y) or weights by class. */
export interface ForestTarget {
  readonly classes: boolean
  readonly slots: number
  /** Beside the training rows: whole weight of one draw. */
  readonly weights: Float64Array
  /** Moments: whole weight · y of one draw; classes: the class. */
  readonly values: Float64Array
  /** Whole weight of a row of mean weight: what one row counts in `minSamplesLeaf`. */
  readonly weightOfRow: number
  /** Values of a pure node differ by less. */
  readonly tolerance: number
  /** Values per row of the response, and of a node from its sums. */
  readonly width: number
  readonly nodeValuesInto: (into: Float64Array, at: number, sums: Float64Array, from: number) => void
  readonly nodeWeight: (sums: Float64Array, from: number) => number
  /** Σ sums² / weight: what a split raises. */
  readonly nodeQuality: (sums: Float64Array, from: number) => number
  /** Quality to impurity (variance, Gini), times the true weight. */
  readonly impurityFactor: number
}

/** All draws of one tree together stay below 2^52. */
const LARGEST_SUM = 4503599627370496

export function forestTarget(training: Training<object>, rowWeights: Float64Array | null): ForestTarget {
  const { y, rows, task, classes } = training
  const labels = pickNumbers(y, rows)
  const weightScale = rowWeights === null ? 1 : scaleOf(rowWeights)
  const weights =
    rowWeights === null
      ? new Float64Array(rows.length).fill(1)
      : rowWeights.map((weight) => Math.max(Math.floor(weight * weightScale + 0.5), 1))
  const weightOfRow = sumOf(weights) / rows.length
  if (task === 'multiclass') return classTarget(classes, labels, weights, weightOfRow, weightScale)
  return task === 'binary'
    ? shareTarget(labels, weights, weightOfRow, weightScale)
    : meanTarget(labels, weights, weightOfRow, weightScale)
}

function sumOf(values: Float64Array): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]
  return sum
}

/** The largest power of two that keeps twice the sum of sizes, so that draws with replacement fit. */
function scaleOf(values: Float64Array): number {
  let largest = 0
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]))
  const bound = largest * values.length * 2
  let scale = 1
  while (bound * scale > LARGEST_SUM) scale /= 2
  while (bound > 0 && bound * scale * 2 <= LARGEST_SUM && scale < 1e150) scale *= 2
  return scale
}

function meanTarget(
  labels: Float64Array,
  weights: Float64Array,
  weightOfRow: number,
  weightScale: number,
): ForestTarget {
  let low = Infinity
  let high = -Infinity
  for (let i = 0; i < labels.length; i++) {
    low = Math.min(low, labels[i])
    high = Math.max(high, labels[i])
  }
  const centre = low + (high - low) / 2
  // weight · (y − centre) is quantised on its own: the weights are whole already
  const values = new Float64Array(labels.length)
  for (let i = 0; i < values.length; i++) values[i] = weights[i] * (labels[i] - centre)
  const scale = scaleOf(values)
  for (let i = 0; i < values.length; i++) values[i] = Math.floor(values[i] * scale + 0.5)
  return {
    classes: false,
    slots: 2,
    weights,
    values,
    weightOfRow,
    tolerance: 1e-9 * scale * (high - low),
    width: 1,
    nodeValuesInto: (into, at, sums, from) => {
      into[at] = Math.min(Math.max(centre + sums[from + 1] / sums[from] / scale, low), high)
    },
    nodeWeight: (sums, from) => sums[from] / weightScale,
    nodeQuality: (sums, from) => (sums[from + 1] * sums[from + 1]) / sums[from],
    impurityFactor: 1 / (scale * scale * weightScale),
  }
}

/** Two classes: the mean of 0 and 1 is the share, and its variance half the Gini impurity. */
function shareTarget(
  labels: Float64Array,
  weights: Float64Array,
  weightOfRow: number,
  weightScale: number,
): ForestTarget {
  return {
    classes: false,
    slots: 2,
    weights,
    values: labels.map((label, i) => label * weights[i]),
    weightOfRow,
    tolerance: 1e-9,
    width: 2,
    nodeValuesInto: (into, at, sums, from) => {
      into[at + 1] = sums[from + 1] / sums[from]
      into[at] = 1 - into[at + 1]
    },
    nodeWeight: (sums, from) => sums[from] / weightScale,
    nodeQuality: (sums, from) => (sums[from + 1] * sums[from + 1]) / sums[from],
    impurityFactor: 2 / weightScale,
  }
}

function classTarget(
  classes: number,
  labels: Float64Array,
  weights: Float64Array,
  weightOfRow: number,
  weightScale: number,
): ForestTarget {
  const total = (sums: Float64Array, from: number): number => {
    let weight = 0
    for (let k = 0; k < classes; k++) weight += sums[from + k]
    return weight
  }
  return {
    classes: true,
    slots: classes,
    weights,
    values: labels,
    weightOfRow,
    tolerance: 0,
    width: classes,
    nodeValuesInto: (into, at, sums, from) => {
      const weight = total(sums, from)
      for (let k = 0; k < classes; k++) into[at + k] = sums[from + k] / weight
    },
    nodeWeight: (sums, from) => total(sums, from) / weightScale,
    nodeQuality: (sums, from) => {
      let squares = 0
      for (let k = 0; k < classes; k++) squares += sums[from + k] * sums[from + k]
      return squares / total(sums, from)
    },
    impurityFactor: 1 / weightScale,
  }
}
