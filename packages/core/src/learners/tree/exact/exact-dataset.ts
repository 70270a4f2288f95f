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
    const known = Float64Array.from(rows, (row) => column[row]).filter((x) => x === x)
    const values = Float64Array.from(new Set(known.sort()))
    const rankOf = new Map(Array.from(values, (value, rank) => [value, rank]))
    rows.forEach((row, i) => (into[i] = rankOf.get(column[row]) ?? -1))
    const edges = values.slice(1).map((value, rank) => edgeBetween(values[rank], value))
    return { ...feature, binCount: Math.max(values.length, 1), edges, hasMissing: known.length < rows.length }
  })
  return { features, ranks }
}
