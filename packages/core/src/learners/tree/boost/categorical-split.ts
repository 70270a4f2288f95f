import { MISSING_BIN } from '../../../kernels/kernels.ts'
import type { CandidateSplit } from './candidate-split.ts'
import { readBin } from './histogram-reader.ts'
import type { LeafContext } from './leaf-context.ts'
import { leafOutput, scoreOfOutput } from './leaf-output.ts'

/** Levels up to this many are tried one against the rest; more are ordered by g / (h + smooth), then cut once (Fisher 1958). */
const ONE_AGAINST_REST = 4

interface Entry {
  readonly bin: number
  readonly g: number
  readonly h: number
  /** g / (h + smooth): what categories are ordered by. */
  readonly mean: number
}

interface Cut {
  readonly score: number
  /** The last category inside, or the only one. */
  readonly at: number
  readonly g: number
  readonly h: number
}

/** The best subset of categories of one feature; missing counts as a category. The left side is the smaller one, so unseen levels go with the many. */
export function bestCategoricalSplit(leaf: LeafContext, feature: number, scoreToBeat: number): CandidateSplit | null {
  const entries = readEntries(leaf, feature)
  if (entries.length < 2) return null
  const { params } = leaf
  const alone = entries.length <= ONE_AGAINST_REST
  const l2 = params.lambdaL2 + (alone ? 0 : params.catL2)
  const ordered = alone ? entries : entries.filter(({ h }) => h >= leaf.hessianOfRows(params.catSmooth))
  if (!alone) ordered.sort((a, b) => a.mean - b.mean || a.bin - b.bin)
  let best: Cut | null = null
  let bestScore = scoreToBeat
  let g = 0
  let h = 0
  for (let at = 0; at < ordered.length; at++) {
    g = alone ? ordered[at].g : g + ordered[at].g
    h = alone ? ordered[at].h : h + ordered[at].h
    if (h < leaf.minHessian || leaf.sumH - h < leaf.minHessian) continue
    const score = boundedScore(leaf, g, h, l2) + boundedScore(leaf, leaf.sumG - g, leaf.sumH - h, l2)
    if (score > bestScore) best = { score: (bestScore = score), at, g, h }
  }
  if (best === null) return null
  return asSplit(leaf, feature, entries, best, ordered.slice(alone ? best.at : 0, best.at + 1))
}

function readEntries(leaf: LeafContext, feature: number): Entry[] {
  const sums = new Float64Array(2)
  const entries: Entry[] = []
  const { binCount } = leaf.dataset.features[feature]
  const { catSmooth } = leaf.params
  for (let at = 0; at <= binCount; at++) {
    const bin = at < binCount ? at : MISSING_BIN
    readBin(leaf.arrays, leaf.quantised, leaf.histogramAt + feature * 256 + bin, sums)
    if (sums[1] > 0) entries.push({ bin, g: sums[0], h: sums[1], mean: sums[0] / (sums[1] + catSmooth) })
  }
  return entries
}

function boundedScore(leaf: LeafContext, g: number, h: number, l2: number): number {
  const { lambdaL1 } = leaf.params
  const output = leafOutput(g, h, lambdaL1, l2, Infinity)
  return scoreOfOutput(g, h, lambdaL1, l2, Math.min(Math.max(output, leaf.lower), leaf.upper))
}

function asSplit(
  leaf: LeafContext,
  feature: number,
  entries: readonly Entry[],
  best: Cut,
  inside: readonly Entry[],
): CandidateSplit {
  const takesSmaller = best.h * 2 <= leaf.sumH
  const chosen = new Set(inside.map(({ bin }) => bin))
  const set = new Int32Array(8)
  for (const { bin } of entries) if (chosen.has(bin) === takesSmaller) set[bin >> 5] |= 1 << (bin & 31)
  return {
    gain: best.score,
    feature,
    bin: -1,
    missingLeft: (set[MISSING_BIN >> 5] >>> (MISSING_BIN & 31)) & 1 ? true : false,
    leftG: takesSmaller ? best.g : leaf.sumG - best.g,
    leftH: takesSmaller ? best.h : leaf.sumH - best.h,
    set,
    sawMissing: true,
  }
}
