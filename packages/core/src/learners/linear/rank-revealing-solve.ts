import { breathe } from '../../util/yield-to-event-loop.ts'

const BLOCK_ROWS = 256
/** A column whose rest after the ones before it is smaller than this share of the largest is dependent on them. */
const DEPENDENT_BELOW = 1e-11
/** A rest whose square is shorter is the rounding of rounding: it counts as zero, because one over it would overflow. */
const NO_REST = 1e-280

export interface RankRevealingSolution {
  readonly coefficients: Float64Array
  readonly rank: number
}

/**
 * Least squares that survives dependent columns: Householder QR of the rows, block by block (only R is kept), then QR with column
 * pivoting of R. Columns beyond the rank get coefficient 0.
 */
export async function rankRevealingSolve(
  columns: readonly Float64Array[],
  target: Float64Array,
  weights: Float64Array | null,
  signal?: AbortSignal,
): Promise<RankRevealingSolution> {
  const width = columns.length
  const all = [...columns, target]
  // column-major stack: [ R of the rows so far | the next block ], one column more for the target
  const height = width + 1 + BLOCK_ROWS
  const stack = new Float64Array(height * all.length)
  for (let begin = 0; begin < target.length; begin += BLOCK_ROWS) {
    await breathe(signal)
    const end = Math.min(begin + BLOCK_ROWS, target.length)
    all.forEach((column, j) => {
      const at = j * height + width + 1
      stack.fill(0, at, at + BLOCK_ROWS)
      for (let row = begin; row < end; row++)
        stack[at + row - begin] = column[row] * (weights === null ? 1 : Math.sqrt(weights[row]))
    })
    for (let j = 0; j < all.length; j++) eliminateInPlace(stack, height, j, j, all.length)
  }
  return solvePivoted(stack, height, width)
}

/** One Householder reflection: zeroes column `j` below row `pivot` and applies it to the columns after. */
function eliminateInPlace(stack: Float64Array, height: number, pivot: number, j: number, columnCount: number): void {
  const base = j * height
  let square = 0
  for (let i = pivot; i < height; i++) square += stack[base + i] * stack[base + i]
  if (square < NO_REST) {
    stack.fill(0, base + pivot, base + height)
    return
  }
  const first = stack[base + pivot]
  const norm = first > 0 ? -Math.sqrt(square) : Math.sqrt(square)
  const beta = first - norm
  stack[base + pivot] = beta
  const factor = -1 / (norm * beta)
  for (let k = j + 1; k < columnCount; k++) {
    const other = k * height
    let product = 0
    for (let i = pivot; i < height; i++) product += stack[base + i] * stack[other + i]
    product *= factor
    for (let i = pivot; i < height; i++) stack[other + i] -= product * stack[base + i]
  }
  stack[base + pivot] = norm
  stack.fill(0, base + pivot + 1, base + height)
}

function solvePivoted(stack: Float64Array, height: number, width: number): RankRevealingSolution {
  const order = Int32Array.from({ length: width }, (_, j) => j)
  let rank = 0
  let largest = 0
  for (; rank < width; rank++) {
    const best = longestColumn(stack, height, width, rank)
    if (rank === 0) largest = best.norm
    if (!(best.norm > DEPENDENT_BELOW * largest)) break
    swapColumns(stack, height, rank, best.column)
    ;[order[rank], order[best.column]] = [order[best.column], order[rank]]
    eliminateInPlace(stack, height, rank, rank, width + 1)
  }
  const coefficients = new Float64Array(width)
  for (let i = rank - 1; i >= 0; i--) {
    let sum = stack[width * height + i]
    for (let k = i + 1; k < rank; k++) sum -= stack[k * height + i] * coefficients[order[k]]
    coefficients[order[i]] = sum / stack[i * height + i]
  }
  return { coefficients, rank }
}

function longestColumn(
  stack: Float64Array,
  height: number,
  width: number,
  from: number,
): { column: number; norm: number } {
  let column = from
  let norm = -1
  for (let j = from; j < width; j++) {
    let square = 0
    for (let i = from; i <= width; i++) square += stack[j * height + i] * stack[j * height + i]
    if (square > norm) {
      norm = square
      column = j
    }
  }
  return { column, norm: Math.sqrt(norm) }
}

function swapColumns(stack: Float64Array, height: number, a: number, b: number): void {
  for (let i = 0; i < height && a !== b; i++) {
    const kept = stack[a * height + i]
    stack[a * height + i] = stack[b * height + i]
    stack[b * height + i] = kept
  }
}
