import { breathe } from '../../util/yield-to-event-loop.ts'
import type { Training } from '../training.ts'
import { columnMean } from './column-mean.ts'
import { isConstant } from './is-constant.ts'
import { addProductsInto, BLOCK_ROWS, mirrorInPlace } from './gram.ts'

/** All that least squares needs of the rows, in two passes over the columns where they stand. Missing values count as 0. */
export interface CentredMoments {
  readonly rowCount: number
  /** Feature index of each column; constant features have none. */
  readonly features: Int32Array
  readonly means: Float64Array
  readonly scales: Float64Array
  readonly targetMean: number
  /** Row-major Σ weight · column_i · column_j of the standardised columns. */
  readonly gram: Float64Array
  /** Σ weight · column_i · centred target. */
  readonly right: Float64Array
  /** Σ weight · centred target². */
  readonly total: number
}

export async function centredMoments({ X, y, rows, weights, run }: Training<object>): Promise<CentredMoments> {
  const inOrder = isRange(rows) ? null : rows
  const names = X.features.map(({ name }) => name)
  const all = [...X.columns, y]
  const means: number[] = []
  for (const [j, column] of all.entries()) {
    await breathe(run.signal)
    means.push(columnMean(column, rows, weights, names[j] ?? 'target'))
  }
  const width = all.length
  const products = new Float64Array(width * width)
  const block = all.map(() => new Float64Array(BLOCK_ROWS))
  const blockWeights = weights === null ? null : new Float64Array(BLOCK_ROWS)
  const left = new Float64Array(2 * BLOCK_ROWS)
  let weightSum = 0
  for (let begin = 0; begin < rows.length; begin += BLOCK_ROWS) {
    await breathe(run.signal)
    const count = Math.min(BLOCK_ROWS, rows.length - begin)
    for (let j = 0; j < width; j++) {
      if (inOrder === null) copyRange(block[j], all[j], rows[0] + begin, count, means[j])
      else copyRows(block[j], all[j], inOrder, begin, count, means[j])
    }
    if (blockWeights !== null && weights !== null) copyRows(blockWeights, weights, rows, begin, count, 0)
    for (let r = 0; r < count; r++) weightSum += blockWeights === null ? 1 : blockWeights[r]
    addProductsInto(products, block, blockWeights, 0, count, left)
  }
  mirrorInPlace(products, width)
  return standardised(products, means, weightSum, rows.length)
}

function isRange(rows: Int32Array): boolean {
  for (let i = 1; i < rows.length; i++) if (rows[i] !== rows[0] + i) return false
  return true
}

function copyRange(into: Float64Array, from: Float64Array, begin: number, count: number, mean: number): void {
  for (let r = 0, row = begin; r < count; r++, row++) {
    const x = from[row]
    into[r] = (x === x ? x : 0) - mean
  }
}

function copyRows(
  into: Float64Array,
  from: Float64Array,
  rows: Int32Array,
  begin: number,
  count: number,
  mean: number,
): void {
  for (let r = 0; r < count; r++) {
    const x = from[rows[begin + r]]
    into[r] = (x === x ? x : 0) - mean
  }
}

function standardised(
  products: Float64Array,
  allMeans: readonly number[],
  weightSum: number,
  rowCount: number,
): CentredMoments {
  const all = allMeans.length
  const last = all - 1
  const scaleOf = (j: number): number => Math.sqrt(products[j * all + j] / weightSum)
  const features = Int32Array.from(allMeans.keys()).filter((j) => j < last && !isConstant(allMeans[j], scaleOf(j)))
  const scales = Float64Array.from(features, scaleOf)
  const width = features.length
  const gram = new Float64Array(width * width)
  const right = new Float64Array(width)
  for (let i = 0; i < width; i++) {
    for (let j = 0; j < width; j++)
      gram[i * width + j] = products[features[i] * all + features[j]] / (scales[i] * scales[j])
    right[i] = products[features[i] * all + last] / scales[i]
  }
  return {
    rowCount,
    features,
    means: Float64Array.from(features, (j) => allMeans[j]),
    scales,
    targetMean: allMeans[last],
    gram,
    right,
    total: products[last * all + last],
  }
}
