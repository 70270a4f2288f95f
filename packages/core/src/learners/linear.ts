import type { Learner } from './learner.ts'
import { cholesky, choleskySolve, inverseDiagonal } from './linear/cholesky.ts'
import { type CentredMoments, centredMoments } from './linear/centred-moments.ts'
import { makeDesign } from './linear/design.ts'
import { linearModelOf } from './linear/linear-model.ts'
import { rankRevealingSolve } from './linear/rank-revealing-solve.ts'
import { startTraining, type Training } from './training.ts'

export type LinearParams = {
  readonly alpha: number
}

/** A pivot below this share of its diagonal has lost about ten digits: then the slower, stable way is taken. */
const PIVOT_TOLERANCE = 1e-10

/** Least squares, with an optional L2 penalty `alpha · Σ coefficient²` on the sum of squared errors (scikit-learn's Ridge). */
export const linear: Learner<LinearParams> = {
  name: 'linear',
  title: 'Linear regression',
  tasks: ['regression'],
  encoding: 'linear',
  complexity: 2,
  params: {
    alpha: {
      type: 'number',
      default: 0,
      min: 0,
      max: 1e9,
      search: { low: 1e-3, high: 1e3, scale: 'log' },
      doc: 'Strength of the L2 penalty; 0 is plain least squares.',
    },
  },
  async fit(X, y, params, run) {
    const training = startTraining(linear, X, y, params, run)
    const moments = await centredMoments(training)
    const { coefficients, errors, warnings } = await solve(moments, training)
    const model = linearModelOf(
      moments,
      { task: 'regression', classes: 1, link: 'identity' },
      coefficients,
      Float64Array.of(moments.targetMean),
      errors,
    )
    const width = moments.features.length
    return { model, details: { work: moments.rowCount * (width + 1) * (width + 1), warnings } }
  },
}

interface Solution {
  readonly coefficients: Float64Array
  readonly errors?: Float64Array
  readonly warnings: readonly string[]
}

async function solve(moments: CentredMoments, training: Training<LinearParams>): Promise<Solution> {
  const { gram, right, scales, rowCount } = moments
  const { alpha } = training.params
  const width = scales.length
  if (width === 0) return { coefficients: new Float64Array(0), warnings: [] }
  for (let j = 0; j < width; j++) gram[j * width + j] += alpha / (scales[j] * scales[j])
  const hasOneSolution = rowCount > width || alpha > 0
  const factor = hasOneSolution ? cholesky(gram, width, PIVOT_TOLERANCE) : null
  if (factor === null) return dependentColumns(moments, training)
  const coefficients = choleskySolve(factor, width, right)
  const errors = alpha === 0 ? standardErrors(factor, coefficients, moments) : undefined
  return { coefficients, errors, warnings: [] }
}

/** Dependent columns, or more columns than rows. A penalty becomes rows √alpha/scale · e_j with target 0. */
async function dependentColumns(moments: CentredMoments, training: Training<LinearParams>): Promise<Solution> {
  const { alpha } = training.params
  const design = await makeDesign(training, moments.features)
  const target = Float64Array.from(training.rows, (row) => training.y[row] - moments.targetMean)
  const extra = alpha > 0 ? design.columns.length : 0
  const lengthened = (column: Float64Array, at: number, value: number): Float64Array => {
    const longer = new Float64Array(column.length + extra)
    longer.set(column)
    if (extra > 0 && at >= 0) longer[column.length + at] = value
    return longer
  }
  const columns = design.columns.map((column, j) => lengthened(column, j, Math.sqrt(alpha) / design.scales[j]))
  const weights = design.weights === null ? null : lengthened(design.weights, -1, 0).fill(1, design.rowCount)
  const { coefficients, rank } = await rankRevealingSolve(
    columns,
    lengthened(target, -1, 0),
    weights,
    training.run.signal,
  )
  const dropped = columns.length - rank
  return {
    coefficients: Float64Array.from(moments.features, (feature) => coefficients[design.features.indexOf(feature)] ?? 0),
    warnings: dropped > 0 ? [`${dropped} of ${columns.length} columns depend on others and got coefficient 0`] : [],
  }
}

/** √(σ² · diag (XᵀX)⁻¹) with σ² from the residuals; none without spare rows. */
function standardErrors(
  factor: Float64Array,
  coefficients: Float64Array,
  { right, total, rowCount }: CentredMoments,
): Float64Array | undefined {
  const width = coefficients.length
  const spare = rowCount - width - 1
  if (spare <= 0) return undefined
  let explained = 0
  for (let j = 0; j < width; j++) explained += coefficients[j] * right[j]
  const variance = Math.max(total - explained, 0) / spare
  return inverseDiagonal(factor, width).map((value) => Math.sqrt(variance * value))
}
