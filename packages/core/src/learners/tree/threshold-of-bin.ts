import type { BinnedFeature } from './binned-dataset.ts'

/** The number that x ≤ … sends bins 0 … bin to the left; beyond the last edge every number goes left. */
export function thresholdOfBin(feature: BinnedFeature, bin: number): number {
  return bin < feature.edges.length ? feature.edges[bin] : Number.MAX_VALUE
}
