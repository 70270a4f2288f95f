import { exp } from '../../util/exp.ts'
import { breathe } from '../../util/yield-to-event-loop.ts'
import { cholesky, choleskySolve, inverseDiagonal } from './cholesky.ts'
import type { Design } from './design.ts'
import { gramMatrix } from './gram.ts'
import { logisticResidualsInPlace } from './softmax-loss.ts'

export interface NewtonResult {
  /** Coefficients of the standardised columns, then the intercept. */
  readonly x: Float64Array
  readonly rounds: number
  readonly converged: boolean
  /** √ of the diagonal of the inverse Hessian at the end, in the order of `x`. */
  readonly errors: Float64Array | null
}

/** Binary logistic regression by Newton steps on the weighted Gram matrix (IRLS), halved while the loss does not fall. */
export async function logisticNewton(
  design: Design,
  labels: Float64Array,
  rowWeights: Float64Array,
  l2: Float64Array,
  options: {
    readonly maxIter: number
    readonly tol: number
    readonly signal?: AbortSignal
    readonly kernel?: 'auto' | 'js' | 'wasm'
    readonly onRound?: (round: number, loss: number) => void
  },
): Promise<NewtonResult> {
  const columns = [...design.columns, new Float64Array(design.rowCount).fill(1)]
  const width = columns.length
  const penalty = Float64Array.from({ length: width }, (_, j) => l2[j] ?? 0)
  let x: Float64Array = new Float64Array(width)
  let state = evaluate(columns, labels, rowWeights, penalty, x)
  let factor: Float64Array | null = null
  for (let round = 0; round < options.maxIter; round++) {
    await breathe(options.signal)
    options.onRound?.(round, state.loss)
    factor = await hessianFactor(columns, state.curvature, penalty, options)
    if (factor === null) return { x, rounds: round, converged: false, errors: null }
    const step = choleskySolve(factor, width, state.gradient)
    const next = halvedUntilBetter(columns, labels, rowWeights, penalty, x, step, state.loss)
    const size = largestMove(step)
    if (next === null) return { x, rounds: round, converged: true, errors: errorsOf(factor, width) }
    x = next.x
    state = next.state
    if (size < options.tol) return { x, rounds: round + 1, converged: true, errors: errorsOf(factor, width) }
  }
  return { x, rounds: options.maxIter, converged: false, errors: factor && errorsOf(factor, width) }
}

interface State {
  readonly loss: number
  readonly gradient: Float64Array
  readonly curvature: Float64Array
}

function evaluate(
  columns: readonly Float64Array[],
  labels: Float64Array,
  weights: Float64Array,
  penalty: Float64Array,
  x: Float64Array,
): State {
  const residuals = new Float64Array(labels.length)
  columns.forEach((column, j) => {
    for (let i = 0; i < residuals.length; i++) residuals[i] += x[j] * column[i]
  })
  const curvature = residuals.map((score, i) => {
    const e = exp(-Math.abs(score))
    return (weights[i] * e) / ((1 + e) * (1 + e))
  })
  let loss = logisticResidualsInPlace(residuals, labels, weights)
  const gradient = Float64Array.from(columns, (column, j) => {
    let sum = penalty[j] * x[j]
    for (let i = 0; i < residuals.length; i++) sum += column[i] * residuals[i]
    loss += 0.5 * penalty[j] * x[j] * x[j]
    return sum
  })
  return { loss, gradient, curvature }
}

/** The Hessian's factor; where rows are separated its pivots vanish, so a growing ridge is added until it can be had. */
async function hessianFactor(
  columns: readonly Float64Array[],
  curvature: Float64Array,
  penalty: Float64Array,
  options: { readonly signal?: AbortSignal; readonly kernel?: 'auto' | 'js' | 'wasm' },
): Promise<Float64Array | null> {
  const width = columns.length
  const hessian = await gramMatrix(columns, curvature, options)
  let trace = 0
  for (let j = 0; j < width; j++) trace += hessian[j * width + j] += penalty[j]
  for (let ridge = 0; ridge < 1e3; ridge = ridge === 0 ? 1e-10 : ridge * 100) {
    const raised = Float64Array.from(hessian)
    for (let j = 0; j < width; j++) raised[j * width + j] += ridge * (trace / width)
    const factor = cholesky(raised, width, 1e-13)
    if (factor !== null) return factor
  }
  return null
}

function halvedUntilBetter(
  columns: readonly Float64Array[],
  labels: Float64Array,
  weights: Float64Array,
  penalty: Float64Array,
  x: Float64Array,
  step: Float64Array,
  loss: number,
): { x: Float64Array; state: State } | null {
  for (let factor = 1; factor > 1e-9; factor /= 2) {
    const next = x.map((value, j) => value - factor * step[j])
    const state = evaluate(columns, labels, weights, penalty, next)
    if (state.loss < loss) return { x: next, state }
  }
  return null
}

function largestMove(step: Float64Array): number {
  return step.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
}

function errorsOf(factor: Float64Array, width: number): Float64Array {
  return inverseDiagonal(factor, width).map((value) => Math.sqrt(value))
}
