import { MISSING_BIN } from '../../../kernels/kernels.ts'
import type { CandidateSplit } from './candidate-split.ts'
import type { CategoryScratch } from './category-scratch.ts'
import type { LeafContext } from './leaf-context.ts'
import { leafOutput, scoreOfOutput } from './leaf-output.ts'

/** Levels up to this many are tried one against the rest; more are ordered by g / (h + smooth), then cut once (Fisher 1958). */
const ONE_AGAINST_REST = 4

/** The best subset of categories of one feature; missing counts as a category. The left side is the smaller one, so unseen levels go with the many. */
export function bestCategoricalSplit(leaf: LeafContext, feature: number, scoreToBeat: number): CandidateSplit | null {
  const { params, arrays, sumG, sumH, minHessian } = leaf
  const { categories } = arrays
  const count = readCategories(leaf, feature)
  if (count < 2) return null
  const isAlone = count <= ONE_AGAINST_REST
  const l2 = params.lambdaL2 + (isAlone ? 0 : params.catL2)
  const ordered = orderCategories(categories, count, isAlone ? null : leaf.hessianOfRows(params.catSmooth))
  let bestScore = scoreToBeat
  let last = -1
  let leftG = 0
  let leftH = 0
  let g = 0
  let h = 0
  for (let at = 0; at < ordered; at++) {
    const category = categories.order[at]
    g = isAlone ? categories.g[category] : g + categories.g[category]
    h = isAlone ? categories.h[category] : h + categories.h[category]
    if (h < minHessian || sumH - h < minHessian) continue
    const score = boundedScore(leaf, g, h, l2) + boundedScore(leaf, sumG - g, sumH - h, l2)
    if (!(score > bestScore)) continue
    bestScore = score
    last = at
    leftG = g
    leftH = h
  }
  if (last < 0) return null
  const inside = categories.order.subarray(isAlone ? last : 0, last + 1)
  const takesSmaller = leftH * 2 <= sumH
  const set = levelsOf(categories, count, inside, takesSmaller)
  return {
    gain: bestScore,
    feature,
    bin: -1,
    missingLeft: ((set[MISSING_BIN >> 5] >>> (MISSING_BIN & 31)) & 1) === 1,
    leftG: takesSmaller ? leftG : sumG - leftG,
    leftH: takesSmaller ? leftH : sumH - leftH,
    set,
    sawMissing: true,
  }
}

/** Fills bins, sums and means with the categories that the leaf has, by bin; returns how many. */
function readCategories({ arrays, quantised, dataset, params, histogramAt }: LeafContext, feature: number): number {
  const { histograms } = arrays
  const { bins, g, h, means } = arrays.categories
  const { plane, power, gInverse, hInverse } = quantised
  const { binCount } = dataset.features[feature]
  const base = histogramAt + feature * 256
  let count = 0
  for (let at = 0; at <= binCount; at++) {
    const bin = at < binCount ? at : MISSING_BIN
    const value = histograms[base + bin]
    const high = plane > 0 ? value : Math.floor(value / power)
    const low = plane > 0 ? histograms[base + bin + plane] : value - high * power
    if (!(low > 0)) continue
    bins[count] = bin
    g[count] = high * gInverse
    h[count] = low * hInverse
    means[count] = g[count] / (h[count] + params.catSmooth)
    count++
  }
  return count
}

/** Distances of a Shell sort (Ciura 2001): as fast as insertion for a dozen categories, and not slow for two hundred. */
const gaps = [132, 57, 23, 10, 4, 1]

/** Fills `order`: by bin, or, with a least hessian, the categories that have it by mean and bin; returns how many. */
function orderCategories({ h, means, order }: CategoryScratch, count: number, least: number | null): number {
  let ordered = 0
  for (let category = 0; category < count; category++)
    if (least === null || h[category] >= least) order[ordered++] = category
  if (least === null) return ordered
  for (const gap of gaps) {
    for (let i = gap; i < ordered; i++) {
      const category = order[i]
      const mean = means[category]
      let at = i
      for (; at >= gap; at -= gap) {
        const other = order[at - gap]
        if (means[other] < mean || (means[other] === mean && other < category)) break
        order[at] = other
      }
      order[at] = category
    }
  }
  return ordered
}

function boundedScore({ params, lower, upper }: LeafContext, g: number, h: number, l2: number): number {
  const { lambdaL1 } = params
  const output = leafOutput(g, h, lambdaL1, l2, Infinity)
  return scoreOfOutput(g, h, lambdaL1, l2, Math.min(Math.max(output, lower), upper))
}

/** The bins inside, or those of all other categories, as a set of bits. */
function levelsOf({ bins }: CategoryScratch, count: number, inside: Int32Array, wantsInside: boolean): Int32Array {
  const set = new Int32Array(8)
  for (let category = 0; category < count; category++)
    if (inside.includes(category) === wantsInside) set[bins[category] >> 5] |= 1 << (bins[category] & 31)
  return set
}
