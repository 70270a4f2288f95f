import { log } from '../util/log.ts'
import type { Histogram } from './profile.ts'

/** How far two distributions lie apart, each 0 for the same; null where they cannot be compared. */
export interface DistributionDistance {
  /** Numbers and dates: largest gap of the cumulated shares (Kolmogorov–Smirnov). Categories: half the sum of differences of shares (total variation). */
  readonly distance: number
  /** Largest difference of the share of one category, or of one bar. */
  readonly largest: number
  /** Jensen–Shannon divergence to base 2: 0 the same, 1 nothing in common. */
  readonly jensenShannon: number
}

/** From histograms alone: values count as spread evenly within a bar, categories beyond those shown as one. */
export function distributionDistance(before: Histogram | null, after: Histogram | null): DistributionDistance | null {
  if (before === null || after === null || before.kind !== after.kind) return null
  const shares = before.kind === 'category' ? categoryShares(before, after) : barShares(before, after)
  return {
    distance: before.kind === 'category' ? totalVariation(shares) : largestGap(shares),
    largest: shares.reduce((most, [left, right]) => Math.max(most, Math.abs(left - right)), 0),
    jensenShannon: jensenShannon(shares),
  }
}

/** Share of the values below one, within the bars of a histogram. */
export function shareBelow({ counts, edges }: Histogram, value: number): number {
  let total = 0
  let below = 0
  for (let bar = 0; bar < counts.length; bar++) {
    const low = edges[bar]
    const high = edges[bar + 1]
    total += counts[bar]
    below += counts[bar] * Math.max(0, Math.min(1, (value - low) / (high - low)))
  }
  return total > 0 ? below / total : 0
}

type Shares = readonly (readonly [before: number, after: number])[]

function categoryShares(before: Histogram, after: Histogram): Shares {
  const [left, right] = [sharesOf(before), sharesOf(after)]
  const labels = [...new Set([...before.labels, ...after.labels])]
  const shares = labels.map((label) => [left.get(label) ?? 0, right.get(label) ?? 0] as const)
  const rest = (side: 0 | 1): number => Math.max(0, 1 - shares.reduce((sum, pair) => sum + pair[side], 0))
  return [...shares, [rest(0), rest(1)]]
}

function sharesOf({ labels, counts, other }: Histogram): ReadonlyMap<string, number> {
  const total = counts.reduce((sum, count) => sum + count, 0) + other
  return new Map(labels.map((label, index) => [label, total > 0 ? counts[index] / total : 0]))
}

/** Shares between neighbouring edges of either histogram. */
function barShares(before: Histogram, after: Histogram): Shares {
  const edges = [...new Set([...before.edges, ...after.edges])].sort((a, b) => a - b)
  const below = edges.map((edge) => [shareBelow(before, edge), shareBelow(after, edge)] as const)
  return below.slice(1).map(([left, right], i) => [left - below[i][0], right - below[i][1]] as const)
}

function totalVariation(shares: Shares): number {
  return Math.min(1, shares.reduce((sum, [left, right]) => sum + Math.abs(left - right), 0) / 2)
}

function largestGap(shares: Shares): number {
  let gap = 0
  let most = 0
  for (const [left, right] of shares) {
    gap += left - right
    most = Math.max(most, Math.abs(gap))
  }
  return most
}

function jensenShannon(shares: Shares): number {
  let sum = 0
  for (const [left, right] of shares) {
    const middle = (left + right) / 2
    if (left > 0) sum += left * log(left / middle)
    if (right > 0) sum += right * log(right / middle)
  }
  return Math.max(0, Math.min(1, sum / (2 * log(2))))
}
