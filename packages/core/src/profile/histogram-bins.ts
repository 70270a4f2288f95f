import { quantile } from './quantile.ts'

const mostBins = 50

/**
 * Edges of the bars for sorted numbers: one bar per integer where there are few, else Freedman–Diaconis widths
 * rounded to 1, 2 or 5 · 10^k, never more than 50 bars whatever the data.
 */
export function histogramEdges(sorted: Float64Array): readonly number[] {
  if (sorted.length === 0) return []
  const low = sorted[0]
  const high = sorted[sorted.length - 1]
  if (high - low === Infinity) return [low, 0, high]
  if (low === high) return [low - Math.max(0.5, Math.abs(low) * 1e-9), high + Math.max(0.5, Math.abs(high) * 1e-9)]
  if (high - low <= 30 && allIntegers(sorted)) return evenEdges(low - 0.5, 1, high - low + 1)
  const width = niceWidth(sorted, low, high)
  const first = Math.floor(low / width) * width
  const bins = Math.floor((high - first) / width) + 1
  const edges = evenEdges(first, width, bins)
  return increasing(edges) ? edges : [low, low + (high - low) / 2, high]
}

/** Index of the bar that holds a value; the last bar includes its upper edge. */
export function binOf(edges: readonly number[], value: number): number {
  const bins = edges.length - 1
  const guess = Math.floor((value - edges[0]) / (edges[1] - edges[0]))
  let bin = Math.max(0, Math.min(bins - 1, guess))
  while (bin > 0 && value < edges[bin]) bin--
  while (bin < bins - 1 && value >= edges[bin + 1]) bin++
  return bin
}

function allIntegers(sorted: Float64Array): boolean {
  for (let i = 0; i < sorted.length; i++) if (Math.floor(sorted[i]) !== sorted[i]) return false
  return true
}

function niceWidth(sorted: Float64Array, low: number, high: number): number {
  const spread = quantile(sorted, 0.75) - quantile(sorted, 0.25)
  const ideal = spread > 0 ? (2 * spread) / cubeRootBelow(sorted.length) : (high - low) / 20
  const atLeast = (high - low) / (mostBins - 2)
  const atMost = (high - low) / 5
  return roundUp(Math.min(Math.max(ideal, atLeast), Math.max(atMost, atLeast)))
}

function roundUp(width: number): number {
  let power = 1
  while (power < width && power < 1e300) power *= 10
  while (power / 10 >= width && power > 1e-300) power /= 10
  for (const factor of [0.2, 0.5, 1]) if (power * factor >= width) return power * factor
  return power
}

/** Newton's method from above; a few ulps do not matter for a bar width. */
function cubeRootBelow(value: number): number {
  let root = Math.max(1, value / 3)
  for (let i = 0; i < 60; i++) root -= (root * root * root - value) / (3 * root * root)
  return root
}

function evenEdges(first: number, width: number, bins: number): readonly number[] {
  const edges: number[] = []
  for (let i = 0; i <= bins; i++) edges.push(first + i * width)
  return edges
}

function increasing(edges: readonly number[]): boolean {
  for (let i = 1; i < edges.length; i++) if (!(edges[i] > edges[i - 1])) return false
  return edges.length >= 2
}
