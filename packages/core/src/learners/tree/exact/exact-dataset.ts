import type { FeatureMatrix } from '../../../matrix/feature-matrix.ts'
import type { BinnedDataset, BinnedFeature } from '../binned-dataset.ts'
import { edgeBetween } from '../find-edges.ts'

/** Every distinct value of the training rows is a bin of its own. */
export interface ExactDataset {
  readonly features: readonly BinnedFeature[]
  /** Column-major bins of the training rows; −1: missing. Categories keep the bins that they had. */
  readonly ranks: Int32Array
}

/** Numbers by rank, categories by the bins of `binned`. */
export function exactDataset(X: FeatureMatrix, rows: Int32Array, binned: BinnedDataset): ExactDataset {
  const ranks = new Int32Array(rows.length * X.columns.length)
  const features = X.columns.map((column, j): BinnedFeature => {
    const into = ranks.subarray(j * rows.length, (j + 1) * rows.length)
    const feature = binned.features[j]
    if (feature.categorical) {
      rows.forEach((row, i) => (into[i] = column[row] >= 0 ? (feature.binOfLevel[column[row]] ?? -1) : -1))
      return feature
    }
    const values = distinctValues(column, rows)
    let hasMissing = false
    for (let i = 0; i < rows.length; i++) {
      into[i] = rankOf(values, column[rows[i]])
      if (into[i] < 0) hasMissing = true
    }
    const edges = values.slice(1).map((value, rank) => edgeBetween(values[rank], value))
    return { ...feature, binCount: Math.max(values.length, 1), edges, hasMissing }
  })
  return { features, ranks }
}

/** Ascending, without NaN; −0 is 0. */
function distinctValues(column: Float64Array, rows: Int32Array): Float64Array {
  const known = new Float64Array(rows.length)
  let count = 0
  for (const row of rows) if (column[row] === column[row]) known[count++] = column[row] + 0
  const sorted = known.slice(0, count).sort()
  let kept = 0
  for (let i = 0; i < count; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) known[kept++] = sorted[i]
  return known.slice(0, kept)
}

/** Where `value` stands among the distinct ones, which hold it; −1: missing. */
function rankOf(values: Float64Array, value: number): number {
  if (value !== value) return -1
  let low = 0
  let high = values.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[middle] < value) low = middle + 1
    else high = middle
  }
  return low
}
