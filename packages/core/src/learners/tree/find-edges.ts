import { randomFrom } from '../../util/random.ts'
import { sortNumbers } from '../../util/sort-numbers.ts'

/** Edges come from a sample of about this many rows: more moves the score by less than 10⁻⁵. */
const SAMPLE_ROWS = 20_000

/** Upper bounds of all bins but the last: between distinct values where they are few, else bins of about equal count, values that are frequent alone in theirs. */
export function findEdges(column: Float64Array, maxBins: number): Float64Array {
  const sorted = sortedSample(column)
  const { values, counts } = distinct(sorted)
  const uppers = values.length <= maxBins ? values.map((_, at) => at) : equalCountUppers(counts, sorted.length, maxBins)
  const edges: number[] = []
  for (const at of uppers) if (at + 1 < values.length) edges.push(edgeBetween(values[at], values[at + 1]))
  return Float64Array.from(edges)
}

/** Whether edges come from some of the values only. */
export function isSampled({ length }: Float64Array): boolean {
  return length > SAMPLE_ROWS
}

/** One row drawn in each of equal stretches, so that sorted and periodic data are seen alike. */
function sortedSample(column: Float64Array): Float64Array {
  const size = Math.min(column.length, SAMPLE_ROWS)
  const random = randomFrom(0, 'bin edges')
  const sample = new Float64Array(size)
  let count = 0
  for (let i = 0; i < size; i++) {
    const row = size === column.length ? i : Math.floor(((i + random.next()) * column.length) / size)
    const value = column[row]
    if (value === value) sample[count++] = value + 0 // −0 becomes 0
  }
  return sortNumbers(sample.subarray(0, count))
}

function distinct(sorted: Float64Array): { values: number[]; counts: number[] } {
  const values: number[] = []
  const counts: number[] = []
  for (let i = 0; i < sorted.length; i++) {
    if (i > 0 && sorted[i] === sorted[i - 1]) counts[counts.length - 1]++
    else {
      values.push(sorted[i])
      counts.push(1)
    }
  }
  return { values, counts }
}

/** Indices of the last value of each bin. */
function equalCountUppers(counts: readonly number[], total: number, maxBins: number): number[] {
  const isHeavy = counts.map((count) => count * maxBins >= total)
  let restBins = maxBins - isHeavy.filter(Boolean).length
  let restRows = counts.reduce((sum, count, at) => sum + (isHeavy[at] ? 0 : count), 0)
  const uppers: number[] = []
  let inBin = 0
  let binsLeft = maxBins
  for (let at = 0; at < counts.length && binsLeft > 1; at++) {
    inBin += counts[at]
    if (!isHeavy[at]) restRows -= counts[at]
    const wanted = restBins > 0 ? (restRows + (isHeavy[at] ? 0 : inBin)) / restBins : Infinity
    const isFull = isHeavy[at] || inBin >= wanted || (isHeavy[at + 1] && inBin >= wanted / 2)
    if (!isFull) continue
    uppers.push(at)
    binsLeft--
    if (!isHeavy[at]) restBins = Math.max(restBins - 1, 0)
    inBin = 0
  }
  return uppers
}

/** A number e with a ≤ e < b: half-way, rounded to a float32 where one fits, so that printed models agree. */
export function edgeBetween(a: number, b: number): number {
  const middle = a + (b - a) / 2
  const short = Math.fround(middle)
  if (short >= a && short < b) return short
  return middle >= a && middle < b ? middle : a
}
