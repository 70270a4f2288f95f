import { MISSING_BIN } from '../../kernels/kernels.ts'
import type { FeatureMatrix } from '../../matrix/feature-matrix.ts'
import { breathe } from '../../util/yield-to-event-loop.ts'
import { numericBinsInto } from './numeric-bins.ts'
import { edgesOf } from './shared-edges.ts'

/** How the values of one feature fall into at most 255 bins, and 255 for missing. */
export interface BinnedFeature {
  readonly categorical: boolean
  readonly binCount: number
  /** Numeric: value x is in bin b when edges[b − 1] < x ≤ edges[b]; binCount − 1 of them. */
  readonly edges: Float64Array
  /** Categorical: the bin of each level, most frequent first; rare ones share the last bin. */
  readonly binOfLevel: Int32Array
  readonly hasMissing: boolean
}

/** The bins of a whole matrix: one byte a cell, column-major. Built once, shared by all tree learners and folds. */
export interface BinnedDataset {
  readonly rowCount: number
  readonly features: readonly BinnedFeature[]
  readonly bins: Uint8Array
}

const cache = new WeakMap<FeatureMatrix, Map<number, Promise<BinnedDataset>>>()

/** The bins of a matrix, made at the first call: the cache hangs on the identity of the matrix. */
export function binnedDataset(X: FeatureMatrix, maxBins: number, signal?: AbortSignal): Promise<BinnedDataset> {
  const known = cache.get(X) ?? new Map<number, Promise<BinnedDataset>>()
  cache.set(X, known)
  const promise = known.get(maxBins) ?? makeBins(X, maxBins, signal)
  known.set(maxBins, promise)
  promise.catch(() => known.delete(maxBins))
  return promise
}

async function makeBins(X: FeatureMatrix, maxBins: number, signal?: AbortSignal): Promise<BinnedDataset> {
  const bins = new Uint8Array(X.rowCount * X.columns.length)
  const features: BinnedFeature[] = []
  for (let j = 0; j < X.columns.length; j++) {
    await breathe(signal)
    const { feature, bins: ofColumn } = binnedColumn(X.columns[j], X.features[j].kind === 'categorical', maxBins)
    bins.set(ofColumn, j * X.rowCount)
    features.push(feature)
  }
  return { rowCount: X.rowCount, features, bins }
}

interface BinnedColumn {
  readonly feature: BinnedFeature
  readonly bins: Uint8Array
}

const columns = new WeakMap<Float64Array, Map<string, BinnedColumn>>()

/** The bins of one column: matrices that share it (one feature of many, say) share its bins. */
function binnedColumn(column: Float64Array, categorical: boolean, maxBins: number): BinnedColumn {
  const known = columns.get(column) ?? new Map<string, BinnedColumn>()
  columns.set(column, known)
  const key = `${categorical} ${maxBins}`
  let binned = known.get(key)
  if (binned === undefined) {
    const bins = new Uint8Array(column.length)
    binned = { feature: (categorical ? binCategories : binNumbers)(column, maxBins, bins), bins }
    known.set(key, binned)
  }
  return binned
}

function binNumbers(column: Float64Array, maxBins: number, into: Uint8Array): BinnedFeature {
  const edges = edgesOf(column, maxBins)
  const hasMissing = numericBinsInto(into, column, edges)
  return { categorical: false, binCount: edges.length + 1, edges, binOfLevel: new Int32Array(0), hasMissing }
}

function binCategories(column: Float64Array, maxBins: number, into: Uint8Array): BinnedFeature {
  const counts: number[] = []
  for (let i = 0; i < column.length; i++) if (column[i] >= 0) counts[column[i]] = (counts[column[i]] ?? 0) + 1
  const levels = Array.from(counts, (_, level) => level).sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b)
  const binCount = Math.max(1, Math.min(levels.length, maxBins))
  const binOfLevel = new Int32Array(levels.length)
  levels.forEach((level, rank) => (binOfLevel[level] = Math.min(rank, binCount - 1)))
  let hasMissing = false
  for (let i = 0; i < column.length; i++) {
    const isKnown = column[i] >= 0
    into[i] = isKnown ? binOfLevel[column[i]] : MISSING_BIN
    hasMissing ||= !isKnown
  }
  return { categorical: true, binCount, edges: new Float64Array(0), binOfLevel, hasMissing }
}
