import { findEdges, isSampled } from './find-edges.ts'

const origins = new WeakMap<Float64Array, object>()
const known = new WeakMap<object, Map<number, Float64Array>>()

/** Says that a column holds all the numbers of `origin`, in whatever order, as other columns do: their edges are found once. */
export function holdsNumbersOf(column: Float64Array, origin: object): void {
  origins.set(column, origin)
}

/** The edges of the bins of a column; where all values count, not a sample of them, their order does not matter. */
export function edgesOf(column: Float64Array, maxBins: number): Float64Array {
  const origin = origins.get(column)
  if (origin === undefined || isSampled(column)) return findEdges(column, maxBins)
  const ofOrigin = known.get(origin) ?? new Map<number, Float64Array>()
  known.set(origin, ofOrigin)
  const edges = ofOrigin.get(maxBins) ?? findEdges(column, maxBins)
  ofOrigin.set(maxBins, edges)
  return edges
}
