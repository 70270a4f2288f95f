import { dot } from '../../util/dot.ts'
import { breathe } from '../../util/yield-to-event-loop.ts'

/** A smooth function: its value at `x`, its gradient written into `gradientInto`. */
export type SmoothFunction = (x: Float64Array, gradientInto: Float64Array) => number

export interface MinimiseOptions {
  /** L1 penalty of each variable; the rest of the function must be smooth. */
  readonly l1: Float64Array
  readonly maxIter: number
  /** Stop when no component of the (pseudo-)gradient is larger. */
  readonly tol: number
  readonly signal?: AbortSignal
  readonly onRound?: (round: number, value: number) => void
}

const MEMORY = 10
const SUFFICIENT = 1e-4

/**
 * L-BFGS (Nocedal), and OWL-QN (Andrew and Gao 2007) where variables carry an L1 penalty: steps stay inside the orthant of the
 * pseudo-gradient, so coefficients become exactly 0.
 */
export async function minimise(
  f: SmoothFunction,
  start: Float64Array,
  options: MinimiseOptions,
): Promise<{ x: Float64Array; rounds: number; converged: boolean }> {
  const { l1, maxIter, tol, signal } = options
  const size = start.length
  let x: Float64Array = Float64Array.from(start)
  let gradient: Float64Array = new Float64Array(size)
  let value = f(x, gradient) + penaltyOf(x, l1)
  const steps: Float64Array[] = []
  const changes: Float64Array[] = []
  for (let round = 0; round < maxIter; round++) {
    await breathe(signal)
    options.onRound?.(round, value)
    const pseudo = pseudoGradient(x, gradient, l1)
    if (largest(pseudo) <= tol) return { x, rounds: round, converged: true }
    const direction = descent(pseudo, steps, changes)
    for (let j = 0; j < size; j++) if (l1[j] > 0 && direction[j] * pseudo[j] >= 0) direction[j] = 0
    const next = search(
      f,
      x,
      value,
      pseudo,
      direction,
      l1,
      steps.length === 0 ? 1 / Math.max(1, Math.sqrt(dot(pseudo, pseudo))) : 1,
    )
    if (next === null) {
      if (steps.length === 0) return { x, rounds: round, converged: true }
      steps.length = changes.length = 0 // the curvature misled: start again from the gradient
      continue
    }
    remember(steps, changes, x, next.x, gradient, next.gradient)
    const gain = value - next.value
    x = next.x
    gradient = next.gradient
    value = next.value
    if (gain <= 1e-15 * Math.abs(value)) return { x, rounds: round + 1, converged: true }
  }
  return { x, rounds: maxIter, converged: false }
}

function penaltyOf(x: Float64Array, l1: Float64Array): number {
  let sum = 0
  for (let j = 0; j < x.length; j++) sum += l1[j] * Math.abs(x[j])
  return sum
}

function pseudoGradient(x: Float64Array, gradient: Float64Array, l1: Float64Array): Float64Array {
  return gradient.map((g, j) => {
    if (x[j] !== 0) return g + Math.sign(x[j]) * l1[j]
    return g + l1[j] < 0 ? g + l1[j] : g - l1[j] > 0 ? g - l1[j] : 0
  })
}

function largest(values: Float64Array): number {
  let result = 0
  for (let j = 0; j < values.length; j++) result = Math.max(result, Math.abs(values[j]))
  return result
}

/** −H⁻¹·g by the two-loop recursion. */
function descent(
  gradient: Float64Array,
  steps: readonly Float64Array[],
  changes: readonly Float64Array[],
): Float64Array {
  const direction = gradient.map((g) => -g)
  const alphas = new Float64Array(steps.length)
  for (let k = steps.length - 1; k >= 0; k--) {
    alphas[k] = dot(steps[k], direction) / dot(steps[k], changes[k])
    addInto(direction, changes[k], -alphas[k])
  }
  const last = steps.length - 1
  if (last >= 0) {
    const scale = dot(steps[last], changes[last]) / dot(changes[last], changes[last])
    for (let j = 0; j < direction.length; j++) direction[j] *= scale
  }
  for (let k = 0; k < steps.length; k++) {
    const beta = dot(changes[k], direction) / dot(steps[k], changes[k])
    addInto(direction, steps[k], alphas[k] - beta)
  }
  return direction
}

function addInto(target: Float64Array, values: Float64Array, factor: number): void {
  for (let j = 0; j < target.length; j++) target[j] += factor * values[j]
}

interface Point {
  readonly x: Float64Array
  readonly gradient: Float64Array
  readonly value: number
}

/** Halves the step until the value falls enough; null when it never does. */
function search(
  f: SmoothFunction,
  x: Float64Array,
  value: number,
  pseudo: Float64Array,
  direction: Float64Array,
  l1: Float64Array,
  first: number,
): Point | null {
  if (!(dot(direction, pseudo) < 0)) return null
  for (let step = first, tries = 0; tries < 40; tries++, step /= 2) {
    const next = x.map((xj, j) => {
      const moved = xj + step * direction[j]
      const sign = xj !== 0 ? Math.sign(xj) : -Math.sign(pseudo[j])
      return l1[j] > 0 && moved * sign < 0 ? 0 : moved
    })
    const gradient = new Float64Array(x.length)
    const nextValue = f(next, gradient) + penaltyOf(next, l1)
    let slope = 0
    for (let j = 0; j < x.length; j++) slope += pseudo[j] * (next[j] - x[j])
    if (nextValue <= value + SUFFICIENT * slope && nextValue < value) return { x: next, gradient, value: nextValue }
  }
  return null
}

function remember(
  steps: Float64Array[],
  changes: Float64Array[],
  x: Float64Array,
  nextX: Float64Array,
  gradient: Float64Array,
  nextGradient: Float64Array,
): void {
  const step = nextX.map((value, j) => value - x[j])
  const change = nextGradient.map((value, j) => value - gradient[j])
  if (!(dot(step, change) > 1e-12 * dot(change, change))) return
  steps.push(step)
  changes.push(change)
  if (steps.length > MEMORY) {
    steps.shift()
    changes.shift()
  }
}
