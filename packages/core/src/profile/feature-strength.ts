import type { Column } from '../table/column.ts'
import { codedTexts } from './coded-texts.ts'
import type { TargetRows } from './target-rows.ts'
import { quantile } from './quantile.ts'

/** How well one column alone foretells the target out of fold, 0 (not) to 1 (fully). */
export interface FeatureStrength {
  readonly column: string
  /** Gini coefficient 2·AUC − 1 (several classes: mean over classes, weighted by their share), or R² for a regression. */
  readonly strength: number
  readonly measure: 'gini' | 'r2'
  readonly rows: number
}

const folds = 5
const bins = 64
const smoothing = 1

/**
 * Bins the column (quantiles, or its categories; missing is a bin of its own) and scores each row by the target mean
 * of its bin in the other folds: what a one-feature model would see. Null for free text and for an unusable target.
 */
export function featureStrength(column: Column, target: TargetRows, rows: Int32Array): FeatureStrength | null {
  const coded = codesOf(column, rows)
  if (coded === null) return null
  if (target.values !== null)
    return regressionStrength(
      column.name,
      coded,
      Float64Array.from(rows, (row) => target.values![row]),
    )
  return classStrength(
    column.name,
    coded,
    Int32Array.from(rows, (row) => target.classes![row]),
    target.profile.classes.length,
  )
}

interface Coded {
  readonly codes: Int32Array
  readonly levels: number
}

function codesOf(column: Column, rows: Int32Array): Coded | null {
  if (column.storage === 'category' || column.storage === 'text') {
    if (column.storage === 'text') return null
    const { codes } = codedTexts(column, rows)
    return { codes: codes.map((code) => code + 1), levels: column.dictionary.length + 1 }
  }
  return binned(column.values, column.missing, rows)
}

/** One bin per value where there are at most 64, else 64 quantile bins; bin 0 is missing. */
function binned(values: ArrayLike<number>, missing: Uint8Array, rows: Int32Array): Coded {
  const present = Float64Array.from(rows, (row) => (missing[row] !== 0 ? NaN : values[row]))
  const sorted = present.filter((value) => value - value === 0).sort()
  const distinct: number[] = []
  for (let i = 0; i < sorted.length && distinct.length <= bins; i++)
    if (i === 0 || sorted[i] !== sorted[i - 1]) distinct.push(sorted[i])
  const cuts = distinct.length <= bins ? distinct.slice(1) : quantileCuts(sorted)
  return {
    codes: Int32Array.from(present, (value) => (value === value ? 1 + cutsBelow(cuts, value) : 0)),
    levels: cuts.length + 2,
  }
}

function quantileCuts(sorted: Float64Array): readonly number[] {
  const cuts: number[] = []
  for (let i = 1; i < bins; i++) {
    const cut = quantile(sorted, i / bins)
    if (cuts.length === 0 || cut > cuts[cuts.length - 1]) cuts.push(cut)
  }
  return cuts
}

function cutsBelow(cuts: readonly number[], value: number): number {
  let low = 0
  let high = cuts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (cuts[middle] <= value) low = middle + 1
    else high = middle
  }
  return low
}

function regressionStrength(column: string, coded: Coded, values: Float64Array): FeatureStrength | null {
  const known = indicesWhere(values.length, (i) => values[i] === values[i])
  if (known.length < 2 * folds) return null
  const predicted = outOfFoldMeans(coded, known, (i) => values[i])
  let mean = 0
  for (const i of known) mean += values[i]
  mean /= known.length
  let residual = 0
  let total = 0
  for (let k = 0; k < known.length; k++) {
    const value = values[known[k]]
    residual += (value - predicted[k]) * (value - predicted[k])
    total += (value - mean) * (value - mean)
  }
  return total > 0 ? { column, strength: Math.max(0, 1 - residual / total), measure: 'r2', rows: known.length } : null
}

function classStrength(column: string, coded: Coded, classes: Int32Array, classCount: number): FeatureStrength | null {
  const known = indicesWhere(classes.length, (i) => classes[i] >= 0)
  if (known.length < 2 * folds || classCount < 2) return null
  const asked = classCount === 2 ? [1] : Array.from({ length: Math.min(classCount, 10) }, (_, index) => index)
  let sum = 0
  let weight = 0
  for (const wanted of asked) {
    const hit = (i: number): number => (classes[i] === wanted ? 1 : 0)
    const predicted = outOfFoldMeans(coded, known, hit)
    const auc = areaUnderCurve(predicted, known.map(hit))
    if (auc === null) continue
    const share = known.reduce((count, i) => count + hit(i), 0)
    sum += share * (2 * auc - 1)
    weight += share
  }
  return weight > 0 ? { column, strength: Math.max(0, sum / weight), measure: 'gini', rows: known.length } : null
}

function indicesWhere(length: number, holds: (index: number) => boolean): Int32Array {
  return Int32Array.from({ length }, (_, i) => i).filter(holds)
}

/** For each known row the smoothed mean of its bin over the other folds (row k is in fold k mod 5). */
function outOfFoldMeans(coded: Coded, known: Int32Array, valueAt: (index: number) => number): Float64Array {
  const sums = new Float64Array(coded.levels * folds)
  const counts = new Float64Array(coded.levels * folds)
  const foldSums = new Float64Array(folds)
  const foldCounts = new Float64Array(folds)
  for (let k = 0; k < known.length; k++) {
    const slot = coded.codes[known[k]] * folds + (k % folds)
    const value = valueAt(known[k])
    sums[slot] += value
    counts[slot]++
    foldSums[k % folds] += value
    foldCounts[k % folds]++
  }
  const allSum = foldSums.reduce((sum, value) => sum + value, 0)
  const allCount = foldCounts.reduce((sum, value) => sum + value, 0)
  const binSums = totals(sums, coded.levels)
  const binCounts = totals(counts, coded.levels)
  const means = new Float64Array(known.length)
  for (let k = 0; k < known.length; k++) {
    const fold = k % folds
    const code = coded.codes[known[k]]
    const prior = (allSum - foldSums[fold]) / (allCount - foldCounts[fold])
    const sum = binSums[code] - sums[code * folds + fold]
    const count = binCounts[code] - counts[code * folds + fold]
    means[k] = (sum + smoothing * prior) / (count + smoothing)
  }
  return means
}

function totals(slots: Float64Array, levels: number): Float64Array {
  const sums = new Float64Array(levels)
  for (let level = 0; level < levels; level++)
    for (let fold = 0; fold < folds; fold++) sums[level] += slots[level * folds + fold]
  return sums
}

/** Mann–Whitney with shared ranks for ties; null when one class is absent. */
export function areaUnderCurve(scores: Float64Array, hits: ArrayLike<number>): number | null {
  const order = Int32Array.from({ length: scores.length }, (_, i) => i).sort((a, b) => scores[a] - scores[b] || a - b)
  let positives = 0
  let rankSum = 0
  for (let start = 0; start < order.length;) {
    let end = start + 1
    while (end < order.length && scores[order[end]] === scores[order[start]]) end++
    for (let i = start; i < end; i++) {
      if (hits[order[i]] !== 1) continue
      positives++
      rankSum += (start + end + 1) / 2
    }
    start = end
  }
  const negatives = scores.length - positives
  return positives === 0 || negatives === 0
    ? null
    : (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives)
}
