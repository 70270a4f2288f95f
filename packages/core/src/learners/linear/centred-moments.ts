import { BLOCK_ROWS, type Moments } from '../../kernels/moments.ts'
import { openMoments } from '../../kernels/open-moments.ts'
import { breathe } from '../../util/yield-to-event-loop.ts'
import type { Training } from '../training.ts'
import { checkFinite } from './check-finite.ts'
import { isConstant } from './is-constant.ts'
import { sampleMean } from './sample-mean.ts'

/** All that least squares needs of the rows, in one pass over the columns where they stand. Missing values count as 0. */
export interface CentredMoments {
  readonly rowCount: number
  readonly weightSum: number
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

/** The columns, then the target, then a column of ones whose products are sums. */
export async function centredMoments(training: Training<object>): Promise<CentredMoments> {
  const { X, y, rows, run } = training
  const columns = [...X.columns, y]
  const moments = openMoments(run.kernel ?? 'auto', columns.length + 1)
  columns.forEach((column, j) => (moments.shifts[j] = sampleMean(column, rows)))
  let sums = await sumsOfProducts(moments, columns, training)
  // only columns that the sample mistook, as with periods: their sums would lose digits
  if (sums.offsets.some((offset, j) => offset * offset > 64 * sums.variances[j])) {
    sums.means.forEach((mean, j) => (moments.shifts[j] = mean))
    sums = await sumsOfProducts(moments, columns, training)
  }
  sums.means.forEach((mean, j) => {
    if (!(Math.abs(mean) < Infinity)) checkFinite(columns[j], rows, X.features[j]?.name ?? 'target')
  })
  return standardised(sums, rows.length)
}

interface Sums {
  readonly weightSum: number
  readonly means: Float64Array
  /** Distance of each mean from what the column was shifted by. */
  readonly offsets: Float64Array
  readonly variances: Float64Array
  /** Row-major width × width Σ weight · centred_i · centred_j, for j ≥ i. */
  readonly products: Float64Array
}

async function sumsOfProducts(
  moments: Moments,
  columns: readonly Float64Array[],
  { rows, weights, run }: Training<object>,
): Promise<Sums> {
  const width = columns.length
  const blocks = Array.from({ length: width + 1 }, (_, j) =>
    moments.columns.subarray(j * BLOCK_ROWS, (j + 1) * BLOCK_ROWS),
  )
  const first = isRange(rows) ? rows[0] : -1
  moments.products.fill(0)
  blocks[width].fill(1)
  for (let begin = 0; begin < rows.length; begin += BLOCK_ROWS) {
    await breathe(run.signal)
    const count = Math.min(BLOCK_ROWS, rows.length - begin)
    const even = count + (count & 1)
    for (let j = 0; j < width; j++) {
      if (first >= 0) blocks[j].set(columns[j].subarray(first + begin, first + begin + count))
      else copyRows(blocks[j], columns[j], rows, begin, count)
    }
    if (weights !== null) copyRows(moments.weights, weights, rows, begin, count)
    moments.shift(width, even)
    if (even > count) for (const block of blocks) block[count] = 0
    moments.addProducts(even, weights !== null)
  }
  return centred(moments, width)
}

/** Σ w (x − s)(y − t) about the shifts becomes the sum about the means. */
function centred({ products, stride, shifts }: Moments, width: number): Sums {
  const weightSum = products[width * stride + width]
  const offsets = Float64Array.from({ length: width }, (_, j) => products[j * stride + width] / weightSum)
  const about = new Float64Array(width * width)
  for (let i = 0; i < width; i++)
    for (let j = i; j < width; j++)
      about[i * width + j] = products[i * stride + j] - products[i * stride + width] * offsets[j]
  return {
    weightSum,
    means: offsets.map((offset, j) => shifts[j] + offset),
    offsets,
    variances: offsets.map((_, j) => Math.max(about[j * width + j], 0) / weightSum),
    products: about,
  }
}

function isRange(rows: Int32Array): boolean {
  for (let i = 1; i < rows.length; i++) if (rows[i] !== rows[0] + i) return false
  return true
}

function copyRows(into: Float64Array, from: Float64Array, rows: Int32Array, begin: number, count: number): void {
  for (let r = 0; r < count; r++) into[r] = from[rows[begin + r]]
}

function standardised({ weightSum, products, means, variances }: Sums, rowCount: number): CentredMoments {
  const all = means.length
  const last = all - 1
  const deviations = variances.map((variance) => Math.sqrt(variance))
  const features = Int32Array.from(means.keys()).filter((j) => j < last && !isConstant(means[j], deviations[j]))
  const width = features.length
  const gram = new Float64Array(width * width)
  const right = new Float64Array(width)
  for (let i = 0; i < width; i++) {
    const scale = deviations[features[i]]
    for (let j = i; j < width; j++)
      gram[i * width + j] = gram[j * width + i] =
        products[features[i] * all + features[j]] / (scale * deviations[features[j]])
    right[i] = products[features[i] * all + last] / scale
  }
  return {
    rowCount,
    weightSum,
    features,
    means: Float64Array.from(features, (j) => means[j]),
    scales: Float64Array.from(features, (j) => deviations[j]),
    targetMean: means[last],
    gram,
    right,
    total: products[last * all + last],
  }
}
